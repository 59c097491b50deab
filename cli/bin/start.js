#!/usr/bin/env node
import { installPackages } from './install-packages.js';
import { runOwnNode } from './own-node.js';

installPackages({ dev: false }).then((code) =>
  code === 0 ? runOwnNode('cli/start.ts', process.argv.slice(2)) : process.exit(code),
);
