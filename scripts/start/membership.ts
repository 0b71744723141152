/** Admission of the sample offices. In a real network members vote on it; here one key stands for the vote. */
import { BaseContract } from 'ethers';
import { OfficeDirectoryAbi, type OfficeDirectoryMethods } from '#node/chain/abi.generated.ts';
import type { Chain } from '#node/chain/connection.ts';
import { encodeCall } from '#node/chain/contracts.ts';
import type { Deployment } from '#node/chain/deploy.ts';
import { officeBytes, plain, withPrefix } from '#node/chain/encoding.ts';
import { sendAndWait } from '#node/chain/send.ts';
import type { TransactionSigner } from '#node/chain/signer.ts';

/** Roles of OfficeDirectory. */
const ROLES = [0n, 1n] as const;

export interface Membership {
  /** Makes the office a member under this admin, and its operator's key a recorder and registrar; once. */
  admit(office: string, admin: TransactionSigner, operator: string): Promise<void>;
}

export function membership(chain: Chain, { contracts }: Deployment, governor: TransactionSigner): Membership {
  const to = contracts.OfficeDirectory.address;
  const directory = BaseContract.from<OfficeDirectoryMethods>(
    withPrefix(to),
    OfficeDirectoryAbi,
    chain.provider,
  );
  return {
    async admit(office, admin, operator) {
      const code = officeBytes(office);
      const key = withPrefix(operator);
      if (plain(await directory.adminOf(code)) !== admin.address) {
        const data = encodeCall('OfficeDirectory', 'admit', code, withPrefix(admin.address));
        await sendAndWait(chain, governor, { to, data });
      }
      for (const role of ROLES) {
        if (await directory.isAuthorised(code, key, role)) continue;
        const data = encodeCall('OfficeDirectory', 'grantKey', code, key, role, 0n, 0n);
        await sendAndWait(chain, admin, { to, data });
      }
    },
  };
}
