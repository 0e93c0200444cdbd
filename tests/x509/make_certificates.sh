#!/bin/sh
# SPDX-License-Identifier: BSL-1.0
# Makes certificates.hpp anew, with fresh keys: sh make_certificates.sh > certificates.hpp
# Needs openssl (3.0). Valid from 2025 to 2125 where the name says nothing else.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > ca.cnf <<'C'
[ca]
default_ca = d
[d]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
policy = p
email_in_dn = no
unique_subject = no
[p]
organizationName = optional
commonName = supplied
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[inter]
basicConstraints = critical,CA:TRUE,pathlen:0
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[inter_deep]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[inter_constrained]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
nameConstraints = permitted;DNS:example.org
[inter_no_sign]
basicConstraints = critical,CA:TRUE
keyUsage = critical,cRLSign
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature,keyEncipherment
extendedKeyUsage = serverAuth,clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:example.org,DNS:*.example.org,IP:127.0.0.1,IP:::1,email:a@example.org
[plain]
subjectAltName = DNS:example.org
[no_names]
keyUsage = keyEncipherment
[sign_only]
keyUsage = critical,digitalSignature
subjectAltName = DNS:example.org
[client_only]
extendedKeyUsage = clientAuth
subjectAltName = DNS:example.org
[any_purpose]
extendedKeyUsage = anyExtendedKeyUsage
subjectAltName = DNS:example.org
[unknown_critical]
subjectAltName = DNS:example.org
1.2.3.4.5 = critical,ASN1:NULL
[unknown]
subjectAltName = DNS:example.org
1.2.3.4.5 = ASN1:NULL
[self]
basicConstraints = critical,CA:FALSE
keyUsage = critical,keyEncipherment,digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost,IP:127.0.0.1
C
touch index.txt
openssl genrsa -out root.key 2048 2> /dev/null
openssl genrsa -out intermediate.key 2048 2> /dev/null
openssl genrsa -out leaf.key 2048 2> /dev/null
openssl genrsa -out other.key 2048 2> /dev/null
openssl genrsa -out weak.key 1024 2> /dev/null
openssl ecparam -genkey -name prime256v1 -noout -out ec.key

echo '// SPDX-License-Identifier: BSL-1.0'
echo '// Written by make_certificates.sh.'
echo '#ifndef HANDFAST_TESTS_X509_CERTIFICATES_HPP'
echo '#define HANDFAST_TESTS_X509_CERTIFICATES_HPP'
echo
echo 'namespace handfast::tests::certificates {'

constant() {  # NAME FILE
    echo
    echo "inline constexpr char $1[] = R\"("
    cat "$2"
    echo ')";'
}

# NAME KEY SUBJECT EXTENSIONS ISSUER ISSUER_KEY [arguments of openssl ca]
make() {
    name=$1; key=$2; subject=$3; extensions=$4; issuer=$5; issuer_key=$6
    shift 6
    openssl req -new -key "$key.key" -subj "$subject" -out request.csr
    if [ "$issuer" = "$name" ]; then from="-selfsign"; else from="-cert $issuer.pem"; fi
    openssl ca -batch -notext -rand_serial -config ca.cnf $from -keyfile "$issuer_key.key" -extensions "$extensions" \
        -startdate "${start:-20250101000000Z}" -enddate "${end:-21250101000000Z}" \
        -in request.csr -out "$name.pem" "$@" 2> log.txt || { cat log.txt >&2; exit 1; }
    constant "$name" "$name.pem"
}

tests='/O=Handfast Tests'
make root root "$tests/CN=Test Root" root root root
make same_name_root other "$tests/CN=Test Root" root same_name_root other
make intermediate intermediate "$tests/CN=Test Intermediate" inter root root
make leaf leaf "$tests/CN=example.org" leaf intermediate intermediate
make plain leaf "/CN=plain" plain root root
make no_names leaf "/CN=example.org" no_names root root
make sign_only leaf "/CN=sign only" sign_only root root
make client_only leaf "/CN=client only" client_only root root
make any_purpose leaf "/CN=any purpose" any_purpose root root
make unknown_critical leaf "/CN=unknown critical" unknown_critical root root
make unknown leaf "/CN=unknown" unknown root root
start=20200101000000Z; end=20210101000000Z
make expired leaf "/CN=expired" leaf root root
make expired_intermediate intermediate "$tests/CN=Expired Intermediate" inter_deep root root
make self_signed_expired leaf "/CN=localhost" self self_signed_expired leaf
start=20600101000000Z; end=20700101000000Z
make not_yet_valid leaf "/CN=not yet valid" leaf root root
start=; end=
make under_expired leaf "/CN=under expired" leaf expired_intermediate intermediate
make sha1 leaf "/CN=sha1" leaf root root -md sha1
make sha384 leaf "/CN=sha384" leaf root root -md sha384
make sha512 leaf "/CN=sha512" leaf root root -md sha512
make pss leaf "/CN=pss" leaf root root -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest
make pss384 leaf "/CN=pss384" leaf root root -md sha384 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest
make pss_sha1 leaf "/CN=pss sha1" leaf root root -md sha1 -sigopt rsa_padding_mode:pss
make weak weak "/CN=weak" leaf root root
make elliptic ec "/CN=elliptic" leaf root root
make constrained intermediate "$tests/CN=Constrained" inter_constrained root root
make under_constrained leaf "/CN=under constrained" leaf constrained intermediate
make no_sign intermediate "$tests/CN=No Sign" inter_no_sign root root
make under_no_sign leaf "/CN=under no sign" leaf no_sign intermediate
make under_leaf other "/CN=under leaf" leaf leaf leaf
make too_deep_intermediate other "$tests/CN=Too Deep" inter_deep intermediate intermediate
make under_too_deep leaf "/CN=under too deep" leaf too_deep_intermediate other
make self_signed leaf "/CN=localhost" self self_signed leaf
openssl req -new -key leaf.key -subj "/CN=version 1" -out request.csr
openssl x509 -req -in request.csr -CA root.pem -CAkey root.key -set_serial 77 -days 36000 -out version_1.pem 2> /dev/null
constant version_1 version_1.pem
for key in leaf other; do
    openssl rsa -in $key.key -traditional -out $key.txt 2> /dev/null
    constant ${key}_key $key.txt
done

echo
echo '}  // namespace handfast::tests::certificates'
echo
echo '#endif'
