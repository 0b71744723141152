// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {BlockIntervals} from "./libraries/BlockIntervals.sol";

/// @dev What the members agree by vote apart from membership: delegations between offices, and the address book.
abstract contract GovernedBook is IOfficeDirectory {
    using BlockIntervals for BlockIntervals.History;

    address private immutable _governor;

    mapping(bytes2 grantor => mapping(bytes2 delegate => BlockIntervals.History)) private _delegations;
    bytes32[] private _bookNames;
    mapping(bytes32 name => BookEntry[]) private _book;

    constructor(address governor_) {
        _requireAddress(governor_);
        _governor = governor_;
    }

    modifier onlyGovernor() {
        if (msg.sender != _governor) revert OfficeDirectoryNotGovernor(msg.sender);
        _;
    }

    /// @inheritdoc IOfficeDirectory
    function setDelegation(bytes2 grantor, bytes2 delegate_, bool active) external onlyGovernor {
        _requireCode(grantor);
        _requireCode(delegate_);
        BlockIntervals.History storage intervals = _delegations[grantor][delegate_];
        bool present = intervals.lastEnd(0) == BlockIntervals.OPEN_END;
        if (present == active) revert OfficeDirectoryDelegationUnchanged(grantor, delegate_, active);

        if (active) {
            intervals.push(uint48(block.number), BlockIntervals.OPEN_END, 0);
            emit DelegationStarted(grantor, delegate_, uint48(block.number));
        } else {
            uint48 untilBlock = uint48(block.number) + 1;
            intervals.cut(0, untilBlock);
            emit DelegationEnded(grantor, delegate_, untilBlock);
        }
    }

    /// @inheritdoc IOfficeDirectory
    function listContract(bytes32 name, address target) external onlyGovernor {
        if (target.code.length == 0) revert OfficeDirectoryNoCode(target);
        _list(name, target, target.codehash);
    }

    /// @inheritdoc IOfficeDirectory
    function listData(bytes32 name, bytes32 digest) external onlyGovernor {
        if (digest == 0) revert OfficeDirectoryEmptyBookEntry(name);
        _list(name, address(0), digest);
    }

    /// @inheritdoc IOfficeDirectory
    function governor() public view returns (address) {
        return _governor;
    }

    /// @inheritdoc IOfficeDirectory
    function isDelegatedAt(bytes2 grantor, bytes2 delegate_, uint48 blockNumber) external view returns (bool) {
        return _delegations[grantor][delegate_].covers(0, blockNumber);
    }

    /// @inheritdoc IOfficeDirectory
    function delegationIntervals(bytes2 grantor, bytes2 delegate_) external view returns (Interval[] memory) {
        return _delegations[grantor][delegate_].list();
    }

    /// @inheritdoc IOfficeDirectory
    function bookNames() external view returns (bytes32[] memory) {
        return _bookNames;
    }

    /// @inheritdoc IOfficeDirectory
    function bookEntries(bytes32 name) external view returns (BookEntry[] memory) {
        return _book[name];
    }

    function _list(bytes32 name, address target, bytes32 digest) private {
        if (_book[name].length == 0) _bookNames.push(name);
        _book[name].push(BookEntry(target, uint48(block.number), uint40(block.timestamp), digest));
        emit BookEntryListed(name, target, digest, uint48(block.number));
    }

    function _requireAddress(address account) internal pure {
        if (account == address(0)) revert OfficeDirectoryInvalidAddress(account);
    }

    /// @dev WIPO ST.3 codes are two letters; which of them are assigned is not for a contract to know.
    function _requireCode(bytes2 office) internal pure {
        bool first = office[0] >= "A" && office[0] <= "Z";
        bool second = office[1] >= "A" && office[1] <= "Z";
        if (!first || !second) revert OfficeDirectoryInvalidCode(office);
    }
}
