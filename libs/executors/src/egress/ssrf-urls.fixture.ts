/** Hosts by the way they hide loopback, private networks and metadata; each is tried on the canary's port. */
const hosts = {
  ipv4: [
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0x7f.0x0.0x0.0x1',
    '0177.0.0.1',
    '017700000001',
    '127.0.0.1.',
    '１２７.０.０.１',
    '①②⑦.⓪.⓪.①',
  ],
  names: [
    'localhost',
    'LOCALHOST.',
    'foo.localhost',
    'ip6-localhost',
    'metadata.google.internal',
    'xn--bcher-kva.example',
  ],
  ipv6: [
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[::ffff:0:127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[fe80::1]',
    '[fec0::1]',
    '[fc00::1]',
    '[ff02::1]',
  ],
  metadata: [
    '169.254.169.254',
    '[fd00:ec2::254]',
    '100.100.100.200',
    '169.254.170.2',
    '192.0.0.192',
    '168.63.129.16',
  ],
  reserved: [
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '240.0.0.1',
    '198.18.0.1',
    '203.0.113.1',
  ],
};

const tricks = [
  'http:\\\\127.0.0.1:PORT\\',
  'http:///127.0.0.1:PORT/',
  'http:/127.0.0.1:PORT/',
  'http:127.0.0.1:PORT/',
  'http://user@127.0.0.1:PORT/',
  'http://user:password@public.example:PORT/',
  'http://public.example:80@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT\\@public.example/',
  'http://127.0.0.1:PORT#@public.example/',
  'http://127.0.0.1:PORT?@public.example/',
  ' ht\ttp://127.0.0.1:PORT/',
];

const schemes = [
  'file:///etc/passwd',
  'gopher://127.0.0.1:PORT/_GET',
  'ftp://127.0.0.1:PORT/',
  'data:text/plain,secret',
  'unix:/var/run/docker.sock',
];

const odd = [
  'http://[fe80::1%25lo]:PORT/',
  'http://[::1%25lo]:PORT/',
  'http://127.0.0.1%00.public.example:PORT/',
  'http://xn--iñvalid-.example:PORT/',
];

/** All of them, `PORT` standing for the port of the canary. */
export const ssrfUrls: readonly string[] = [
  ...Object.values(hosts)
    .flat()
    .map((host) => `http://${host}:PORT/`),
  ...tricks,
  ...schemes,
  ...odd,
];

/** What the names among them resolve to; every other name is public. */
export const hiddenAddresses: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  'foo.localhost': '127.0.0.1',
  'ip6-localhost': '::1',
  'metadata.google.internal': '169.254.169.254',
  'xn--bcher-kva.example': '127.0.0.1',
};
