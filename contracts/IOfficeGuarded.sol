// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "./IOfficeDirectory.sol";

/**
 * @title Guarded by the office directory
 * @notice A contract that lets offices write, each in its own namespace, as the directory allows at that block.
 */
interface IOfficeGuarded {
    /// @dev The sender holds no such role of this office in this block, or the office may not write.
    error OfficeKeyUnauthorised(bytes2 office, address key, IOfficeDirectory.Role role);
    /// @dev Only the governor of the directory may do this.
    error OfficeGovernorOnly(address account);
    /// @dev There is no contract at the address given at deployment.
    error OfficeGuardNoContract(address account);

    /// @notice The directory that says who may write. Never changes.
    function directory() external view returns (IOfficeDirectory);
}
