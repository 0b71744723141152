import { openLog } from '#node/log/open.ts';
import { openVault, type Vault } from '#node/store/vault.ts';
import { openStore, type Store } from '#node/store.ts';

/** The office that the measured stores are of. */
export const OFFICE = 'JP';

/** A new store with an empty log, bound to a chain that nobody asks. */
export async function newOfficeStore(folder: string): Promise<{ store: Store; vault: Vault }> {
  const contract = '1'.repeat(40);
  const store = await openStore(folder);
  await openLog(store, {
    chainId: 31337,
    genesisHash: '0'.repeat(64),
    contracts: {
      directory: contract,
      documentLog: contract,
      applicationRegister: contract,
      priorityRegister: contract,
    },
    office: OFFICE,
    logNumber: 1,
  });
  return { store, vault: await openVault(folder) };
}
