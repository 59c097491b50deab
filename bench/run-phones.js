// `npm run bench:phones`: runs on whatever Node the machine has, and measures with our own.
import { installPackages } from '../cli/bin/install-packages.js';
import { runOwnNode } from '../cli/bin/own-node.js';

installPackages({ dev: true }).then((code) =>
  code === 0 ? runOwnNode('bench/phones/run-phones-bench.ts', process.argv.slice(2)) : process.exit(code),
);
