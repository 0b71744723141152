// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {IOfficeGuarded} from "./IOfficeGuarded.sol";

/// @dev See {IOfficeGuarded}.
abstract contract OfficeGuarded is IOfficeGuarded {
    IOfficeDirectory private immutable _directory;

    constructor(IOfficeDirectory directory_) {
        _requireCode(address(directory_));
        _directory = directory_;
    }

    modifier onlyKey(bytes2 office, IOfficeDirectory.Role role) {
        if (!_directory.isAuthorised(office, msg.sender, role)) {
            revert OfficeKeyUnauthorised(office, msg.sender, role);
        }
        _;
    }

    modifier onlyGovernor() {
        if (msg.sender != _directory.governor()) revert OfficeGovernorOnly(msg.sender);
        _;
    }

    /// @inheritdoc IOfficeGuarded
    function directory() public view returns (IOfficeDirectory) {
        return _directory;
    }

    function _requireCode(address account) internal view {
        if (account.code.length == 0) revert OfficeGuardNoContract(account);
    }
}
