// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Refuses a Node that is too old, in words.
 * @param {string} root
 */
export function checkNode(root) {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Error(`Fermata needs Node ${wanted} or later; this is ${process.versions.node}.`);
}

/**
 * Installs by `npm ci` unless what is installed is what the lock says, for this Node and platform.
 * @param {string} root
 * @param {(line: string) => void} say
 */
export function ensureInstalled(root, say) {
  if (!isInstalled(root)) install(root, say);
  if (read(stampFile(root)) !== stampOf(root)) writeFileSync(stampFile(root), stampOf(root));
}

/**
 * Whether what is installed is what the lock says, for this Node and platform.
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const stamp = read(stampFile(root));
  if (stamp === stampOf(root)) return true;
  return !builtForAnother(stamp) && agreesWithLock(root);
}

const stampFile = (root) => join(root, 'node_modules', '.fermata-stamp');

const host = `${process.platform}-${process.arch} node-${process.versions.node.split('.')[0]}`;

function stampOf(root) {
  return `${host} ${createHash('sha256')
    .update(read(join(root, 'package-lock.json')))
    .digest('hex')}`;
}

const builtForAnother = (stamp) => stamp !== '' && !stamp.startsWith(`${host} `);

/** Someone may have run npm by hand: then npm's own record agrees with the lock, and nothing is to be done. */
function agreesWithLock(root) {
  const recorded = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  const wanted = packagesIn(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || !path.startsWith('node_modules/') || entry.link) return true;
    const found = recorded[path];
    return found ? found.version === entry.version : entry.optional || entry.peer;
  });
}

function packagesIn(file) {
  return JSON.parse(read(file) || '{}').packages ?? {};
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function install(root, say) {
  say('installing packages (npm ci)');
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith('js') ? [process.execPath, npm] : ['npm'];
  const { status, error } = spawnSync(command, [...first, 'ci'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error ?? status !== 0) throw new Error('npm ci failed: see above', { cause: error });
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..', '..');
  checkNode(root);
  ensureInstalled(root, (line) => console.error(`· ${line}`));
}
