import { describeAllContracts } from './all-contracts.ts';

describeAllContracts(14, ['jsonrpc']);
