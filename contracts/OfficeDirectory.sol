// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GovernedBook} from "./GovernedBook.sol";
import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {MembershipVotes} from "./MembershipVotes.sol";
import {BlockIntervals} from "./libraries/BlockIntervals.sol";

/// @dev See {IOfficeDirectory}.
contract OfficeDirectory is GovernedBook, MembershipVotes {
    using BlockIntervals for BlockIntervals.History;

    /// @inheritdoc IOfficeDirectory
    uint40 public constant ADMIN_CHANGE_DELAY = 7 days;
    /// @inheritdoc IOfficeDirectory
    uint256 public constant MAX_URI_LENGTH = 2048;

    bytes2[] private _codes;
    mapping(bytes2 office => Office) private _offices;
    mapping(bytes2 office => StatusChange[]) private _statusHistory;
    mapping(bytes2 office => KeyRole[]) private _keyRoles;
    mapping(bytes2 office => mapping(address key => mapping(Role role => BlockIntervals.History))) private _keys;
    mapping(bytes2 office => mapping(address key => uint48 sinceBlock)) private _compromised;

    constructor(address governor_) GovernedBook(governor_) {}

    modifier onlyAdmin(bytes2 office) {
        if (msg.sender != _offices[office].admin) revert OfficeDirectoryNotAdmin(office, msg.sender);
        _;
    }

    // --- Membership ---

    /// @inheritdoc IOfficeDirectory
    function admit(bytes2 office, address admin) external onlyGovernor {
        _requireCode(office);
        _requireAddress(admin);
        Office storage record = _offices[office];
        bool known = record.status == OfficeStatus.Removed;
        if (record.status != OfficeStatus.None && !known) revert OfficeDirectoryWrongStatus(office, record.status);

        if (!known) _codes.push(office);
        record.admin = admin;
        record.admittedAt = uint40(block.timestamp);
        ++record.term;
        _setStatus(office, OfficeStatus.Active);
        _moveVote(office, address(0), admin);
        emit OfficeAdmitted(office, admin, record.term);
    }

    /// @inheritdoc IOfficeDirectory
    function suspend(bytes2 office) external onlyGovernor {
        Office storage record = _offices[office];
        if (record.suspendedUntil != 0) {
            record.suspendedUntil = 0;
            emit SuspensionConfirmed(office);
        } else {
            _suspend(office);
        }
    }

    /// @inheritdoc IOfficeDirectory
    function suspendUntil(bytes2 office, uint40 suspendedUntil) external onlyGovernor {
        if (suspendedUntil <= block.timestamp) revert OfficeDirectoryInvalidSuspension(office, suspendedUntil);

        _suspend(office);
        _offices[office].suspendedUntil = suspendedUntil;
        emit SuspensionLimited(office, suspendedUntil);
    }

    /// @inheritdoc IOfficeDirectory
    function reinstate(bytes2 office) external {
        Office storage record = _offices[office];
        if (msg.sender != governor()) {
            uint40 end = record.suspendedUntil;
            if (end == 0) revert OfficeDirectoryNotGovernor(msg.sender);
            if (block.timestamp < end) revert OfficeDirectoryTooEarly(office, end);
        }
        _requireStatus(office, OfficeStatus.Suspended);

        record.suspendedUntil = 0;
        _setStatus(office, OfficeStatus.Active);
        emit OfficeReinstated(office);
    }

    /// @inheritdoc IOfficeDirectory
    function remove(bytes2 office) external onlyGovernor {
        Office storage record = _member(office);

        _moveVote(office, record.admin, address(0));
        record.admin = address(0);
        record.frozen = false;
        record.suspendedUntil = 0;
        _dropProposal(record);
        _setStatus(office, OfficeStatus.Removed);
        emit OfficeRemoved(office);
    }

    /// @inheritdoc IOfficeDirectory
    function replaceAdmin(bytes2 office, address admin) external onlyGovernor {
        _requireAddress(admin);
        _changeAdmin(office, _member(office), admin);
    }

    /// @inheritdoc IOfficeDirectory
    function thaw(bytes2 office) external onlyGovernor {
        if (!_offices[office].frozen) revert OfficeDirectoryNotFrozen(office);

        _offices[office].frozen = false;
        emit OfficeThawed(office);
    }

    // --- Admin change ---

    /// @inheritdoc IOfficeDirectory
    function proposeAdmin(bytes2 office, address admin) external onlyAdmin(office) {
        _requireAddress(admin);
        Office storage record = _offices[office];
        if (record.frozen) revert OfficeDirectoryFrozen(office);

        record.pendingAdmin = admin;
        record.pendingFrom = uint40(block.timestamp) + ADMIN_CHANGE_DELAY;
        emit AdminProposed(office, admin, record.pendingFrom);
    }

    /// @inheritdoc IOfficeDirectory
    function cancelAdminProposal(bytes2 office) external onlyAdmin(office) {
        Office storage record = _offices[office];
        address pending = record.pendingAdmin;
        _requireAddress(pending);

        _dropProposal(record);
        emit AdminProposalCancelled(office, pending);
    }

    /// @inheritdoc IOfficeDirectory
    function acceptAdmin(bytes2 office) external {
        Office storage record = _offices[office];
        if (msg.sender != record.pendingAdmin) revert OfficeDirectoryNotPendingAdmin(office, msg.sender);
        if (record.frozen) revert OfficeDirectoryFrozen(office);
        if (block.timestamp < record.pendingFrom) revert OfficeDirectoryTooEarly(office, record.pendingFrom);
        _changeAdmin(office, record, msg.sender);
    }

    /// @inheritdoc IOfficeDirectory
    function freeze(bytes2 office) external {
        Office storage record = _member(office);
        uint48 present = uint48(block.number);
        if (
            !_keys[office][msg.sender][Role.Recorder].covers(record.term, present) &&
            !_keys[office][msg.sender][Role.Registrar].covers(record.term, present)
        ) revert OfficeDirectoryNotKey(office, msg.sender);
        if (record.frozen) revert OfficeDirectoryFrozen(office);

        record.frozen = true;
        emit OfficeFrozen(office, msg.sender);
    }

    // --- Keys and profile ---

    /// @inheritdoc IOfficeDirectory
    function grantKey(
        bytes2 office,
        address key,
        Role role,
        uint48 fromBlock,
        uint48 untilBlock
    ) external onlyAdmin(office) {
        _requireAddress(key);
        if (fromBlock == 0) fromBlock = uint48(block.number);
        if (untilBlock == 0) untilBlock = BlockIntervals.OPEN_END;
        BlockIntervals.History storage intervals = _keys[office][key][role];
        uint32 term = _offices[office].term;
        if (fromBlock < block.number || fromBlock < intervals.lastEnd(term) || untilBlock <= fromBlock) {
            revert OfficeDirectoryInvalidInterval(fromBlock, untilBlock);
        }

        if (intervals.isEmpty()) _keyRoles[office].push(KeyRole(key, role));
        intervals.push(fromBlock, untilBlock, term);
        emit KeyGranted(office, key, role, fromBlock, untilBlock);
    }

    /// @inheritdoc IOfficeDirectory
    function endKey(bytes2 office, address key, Role role, uint48 untilBlock) external onlyAdmin(office) {
        if (untilBlock == 0) untilBlock = uint48(block.number) + 1;
        BlockIntervals.History storage intervals = _keys[office][key][role];
        uint48 end = intervals.lastEnd(_offices[office].term);
        if (untilBlock <= block.number || untilBlock >= end) revert OfficeDirectoryInvalidEnd(untilBlock, end);

        intervals.cut(_offices[office].term, untilBlock);
        emit KeyEnded(office, key, role, untilBlock);
    }

    /// @inheritdoc IOfficeDirectory
    function markCompromised(bytes2 office, address key, uint48 sinceBlock) external {
        uint48 mark = _compromised[office][key];
        if (msg.sender != governor()) {
            if (msg.sender != _offices[office].admin) revert OfficeDirectoryNotAdmin(office, msg.sender);
            bool earlier = mark == 0 || sinceBlock < mark;
            if (sinceBlock == 0 || !earlier) revert OfficeDirectoryInvalidMark(sinceBlock, mark);
        }
        if (sinceBlock > block.number) revert OfficeDirectoryInvalidMark(sinceBlock, mark);

        _compromised[office][key] = sinceBlock;
        emit KeyMarkedCompromised(office, key, sinceBlock);
    }

    /// @inheritdoc IOfficeDirectory
    function cutOffKey(bytes2 office, address key, uint48 sinceBlock) external onlyAdmin(office) {
        uint48 mark = _compromised[office][key];
        if (sinceBlock == 0 || sinceBlock > block.number) revert OfficeDirectoryInvalidMark(sinceBlock, mark);

        uint48 untilBlock = uint48(block.number) + 1;
        uint32 term = _offices[office].term;
        for (uint8 role = 0; role <= uint8(type(Role).max); ++role) {
            BlockIntervals.History storage intervals = _keys[office][key][Role(role)];
            if (untilBlock >= intervals.lastEnd(term)) continue;
            intervals.cut(term, untilBlock);
            emit KeyEnded(office, key, Role(role), untilBlock);
        }
        if (mark != 0 && mark <= sinceBlock) return;
        _compromised[office][key] = sinceBlock;
        emit KeyMarkedCompromised(office, key, sinceBlock);
    }

    /// @inheritdoc IOfficeDirectory
    function setProfile(bytes2 office, string calldata uri, bytes32 digest) external onlyAdmin(office) {
        if (bytes(uri).length > MAX_URI_LENGTH) revert OfficeDirectoryUriTooLong(bytes(uri).length);

        _offices[office].profileUri = uri;
        _offices[office].profileDigest = digest;
        emit ProfileChanged(office, uri, digest);
    }

    // --- Views ---

    /// @inheritdoc IOfficeDirectory
    function offices() external view returns (bytes2[] memory) {
        return _codes;
    }

    /// @inheritdoc IOfficeDirectory
    function officeOf(bytes2 office) external view returns (Office memory) {
        return _offices[office];
    }

    /// @inheritdoc IOfficeDirectory
    function adminOf(bytes2 office) external view returns (address) {
        return _offices[office].admin;
    }

    /// @inheritdoc IOfficeDirectory
    function statusHistory(bytes2 office) external view returns (StatusChange[] memory) {
        return _statusHistory[office];
    }

    /// @inheritdoc IOfficeDirectory
    function keyRoles(bytes2 office) external view returns (KeyRole[] memory) {
        return _keyRoles[office];
    }

    /// @inheritdoc IOfficeDirectory
    function keyIntervals(bytes2 office, address key, Role role) external view returns (Interval[] memory) {
        return _keys[office][key][role].list();
    }

    /// @inheritdoc IOfficeDirectory
    function compromisedSince(bytes2 office, address key) external view returns (uint48) {
        return _compromised[office][key];
    }

    /// @inheritdoc IOfficeDirectory
    function isAuthorised(bytes2 office, address key, Role role) external view returns (bool) {
        Office storage record = _offices[office];
        return
            record.status == OfficeStatus.Active && _keys[office][key][role].covers(record.term, uint48(block.number));
    }

    /// @inheritdoc IOfficeDirectory
    function isAuthorisedAt(bytes2 office, address key, Role role, uint48 blockNumber) external view returns (bool) {
        StatusChange[] storage history = _statusHistory[office];
        for (uint256 i = history.length; i > 0; --i) {
            StatusChange memory change = history[i - 1];
            if (change.fromBlock > blockNumber) continue;
            bool active = change.status == OfficeStatus.Active;
            if (active && _keys[office][key][role].covers(change.term, blockNumber)) return true;
            // This is how the block began; what is older no longer held in it.
            if (change.fromBlock < blockNumber) return false;
        }
        return false;
    }

    // --- Internals ---

    function _suspend(bytes2 office) private {
        _requireStatus(office, OfficeStatus.Active);
        _setStatus(office, OfficeStatus.Suspended);
        emit OfficeSuspended(office);
    }

    function _setStatus(bytes2 office, OfficeStatus status) private {
        Office storage record = _offices[office];
        record.status = status;
        _statusHistory[office].push(
            StatusChange(status, record.term, uint48(block.number), uint40(block.timestamp))
        );
    }

    function _changeAdmin(bytes2 office, Office storage record, address admin) private {
        address previous = record.admin;
        record.admin = admin;
        _dropProposal(record);
        _moveVote(office, previous, admin);
        emit AdminChanged(office, previous, admin);
    }

    function _dropProposal(Office storage record) private {
        record.pendingAdmin = address(0);
        record.pendingFrom = 0;
    }

    function _member(bytes2 office) private view returns (Office storage record) {
        record = _offices[office];
        if (record.admin == address(0)) revert OfficeDirectoryWrongStatus(office, record.status);
    }

    function _requireStatus(bytes2 office, OfficeStatus status) private view {
        OfficeStatus present = _offices[office].status;
        if (present != status) revert OfficeDirectoryWrongStatus(office, present);
    }
}
