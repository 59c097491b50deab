import { describeAllContracts } from './all-contracts.ts';

describeAllContracts(19, ['jsonrpc', 'json2']);
