# SPDX-License-Identifier: BSL-1.0
import process
from peers import OPENSSL_OTHER, OPENSSL_SUITE, Peer

CONFIGURATION = '''
daemon off;
master_process off;
pid {work}/nginx.pid;
error_log stderr info;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {chain};
        ssl_certificate_key {key};
        ssl_protocols TLSv1.2;
        ssl_ciphers {suite};
        location / {{ return 200 "served by nginx\\n"; }}
    }}
}}
'''


class Nginx(Peer):
    title = 'nginx'
    programs = ('nginx',)
    serves = True
    data = 'http'
    alert_words = {'bad_certificate': 'alert bad certificate', 'certificate_expired': 'alert certificate expired',
                   'unknown_ca': 'alert unknown ca', 'unsupported_certificate': 'alert unsupported certificate'}

    def serve(self, identity, work, ems=True, other_suite=False):
        def command(port):
            path = work / f'nginx-{port}.conf'
            path.write_text(CONFIGURATION.format(
                work=work, port=port, chain=identity.chain, key=identity.key,
                suite=OPENSSL_OTHER if other_suite else OPENSSL_SUITE))
            return [process.find('nginx'), '-e', 'stderr', '-p', work, '-c', path]
        return process.serve(command)


PEER = Nginx()
