import type { Command } from 'commander';
import { CUSTOMER_COLUMNS, importCustomers } from '../../actions/customers/import-customers.ts';
import { AppError } from '../../model/errors.ts';
import { describeFileFault } from '../describe-fault.ts';
import type { Door } from '../door.ts';
import { addGroup, atWork, type CommonOptions, withCommonOptions } from '../make-program.ts';

/** `lineup customers import FILE`. */
export function addCustomerCommands(program: Command, door: Door): void {
  const { say } = door;
  const group = addGroup(program, door, 'customers', 'cli.customers.description');
  const columns = CUSTOMER_COLUMNS.slice(2).join(', ');
  const load = group
    .command('import')
    .argument('<file>', say('cli.customers.import.file'))
    .description(say('cli.customers.import.description', { columns }))
    .option('--replace', say('cli.customers.import.replace'));
  withCommonOptions(load, door).action((file: string, options: CommonOptions & { replace?: boolean }) =>
    atWork(door, options, 'own', async (workplace, speaking) => {
      const { faults, isRefused, ...counts } = await importCustomers(workplace, file, {
        replace: options.replace ?? false,
      });
      const lines = faults.map((fault) => describeFileFault(fault, speaking));
      if (options.json && !isRefused) return speaking.out(JSON.stringify({ ...counts, faults: lines }));
      for (const line of lines) speaking.note(line);
      if (isRefused) {
        const count = faults.filter(({ kept }) => !kept).length;
        const reason = speaking.say('cli.customers.import.refused', { count });
        throw new AppError('bad-file', { file, reason });
      }
      speaking.out(speaking.say('cli.customers.import.done', { ...counts }));
    }),
  );
}
