import { asteriskContract } from './asterisk-contract.ts';

asteriskContract('bullseye');
