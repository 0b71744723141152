// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDocumentLog} from "./IDocumentLog.sol";
import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {OfficeGuarded} from "./OfficeGuarded.sol";
import {MerkleTree} from "./libraries/MerkleTree.sol";

/// @dev See {IDocumentLog}.
contract DocumentLog is IDocumentLog, OfficeGuarded {
    /// @inheritdoc IDocumentLog
    uint64 public constant MAX_GROWTH = 2 ** 20;
    /// @inheritdoc IDocumentLog
    uint64 public constant MAX_SIZE = 2 ** 53;

    mapping(bytes2 office => uint64 count) private _closedLogs;
    mapping(bytes2 office => mapping(uint64 logNumber => Log log)) private _logs;
    mapping(bytes2 office => mapping(uint64 logNumber => mapping(uint64 size => Head head))) private _heads;
    mapping(bytes2 office => mapping(bytes32 leaf => Revocation revocation)) private _revocations;
    mapping(bytes2 office => address custodian) private _custodians;

    constructor(IOfficeDirectory directory_) OfficeGuarded(directory_) {}

    /// @inheritdoc IDocumentLog
    function append(
        bytes2 office,
        uint64 logNumber,
        uint64 size,
        bytes32 root,
        bytes32[] calldata proof
    ) external onlyKey(office, IOfficeDirectory.Role.Recorder) {
        mapping(uint64 size => Head head) storage heads = _heads[office][logNumber];
        Head storage recorded = heads[size];
        if (recorded.key != address(0)) {
            if (recorded.root != root) revert DocumentLogHeadConflict(office, logNumber, size, recorded.root);
            return;
        }
        Log storage log = _currentLog(office, logNumber);
        uint64 latest = log.size;
        if (size <= latest) revert DocumentLogNotGrowing(latest, size);
        if (size - latest > MAX_GROWTH || size >= MAX_SIZE) revert DocumentLogSizeOutOfRange(latest, size);
        if (latest == 0) {
            if (proof.length != 0) revert DocumentLogProofNotEmpty(proof.length);
        } else {
            bytes32 latestRoot = heads[latest].root;
            if (!MerkleTree.verifyConsistency(latest, size, latestRoot, root, proof)) {
                revert DocumentLogInconsistent(latest, size, latestRoot, root);
            }
        }

        log.size = size;
        heads[size] = Head(root, msg.sender, uint48(block.number), uint40(block.timestamp));
        emit HeadAppended(office, logNumber, size, root, msg.sender);
    }

    /// @inheritdoc IDocumentLog
    function requestClose(bytes2 office, uint64 logNumber, uint64 goodSize) external {
        if (msg.sender != directory().adminOf(office)) revert DocumentLogNotAdmin(office, msg.sender);
        Log storage log = _currentLog(office, logNumber);
        if (goodSize != 0 && _heads[office][logNumber][goodSize].key == address(0)) {
            revert DocumentLogNoSuchHead(office, logNumber, goodSize);
        }

        log.closeRequested = true;
        log.requestedSize = goodSize;
        emit LogCloseRequested(office, logNumber, goodSize);
    }

    /// @inheritdoc IDocumentLog
    function confirmClose(bytes2 office, uint64 logNumber, uint64 goodSize) external onlyGovernor {
        Log storage log = _currentLog(office, logNumber);
        if (!log.closeRequested || log.requestedSize != goodSize) {
            revert DocumentLogCloseNotRequested(office, logNumber, goodSize);
        }

        log.goodSize = goodSize;
        log.closedAt = uint40(block.timestamp);
        ++_closedLogs[office];
        emit LogClosed(office, logNumber, goodSize);
    }

    /// @inheritdoc IDocumentLog
    function revoke(bytes2 office, bytes32 leaf, RevocationReason reason, bytes32 replacement) external {
        bool custodian = msg.sender == _custodians[office];
        if (!custodian && !directory().isAuthorised(office, msg.sender, IOfficeDirectory.Role.Registrar)) {
            revert OfficeKeyUnauthorised(office, msg.sender, IOfficeDirectory.Role.Registrar);
        }
        if (reason == RevocationReason.None) revert DocumentLogReasonMissing(office, leaf);
        Revocation memory present = _revocations[office][leaf];
        if (present.revokedAt != 0 && present.annulledAt == 0) {
            if (present.reason == reason && present.replacement == replacement) return;
            revert DocumentLogAlreadyRevoked(office, leaf, present.reason, present.replacement);
        }

        _revocations[office][leaf] = Revocation(reason, msg.sender, uint40(block.timestamp), 0, replacement);
        emit EntryRevoked(office, leaf, reason, replacement, msg.sender);
    }

    /// @inheritdoc IDocumentLog
    function annulRevocation(bytes2 office, bytes32 leaf) external onlyGovernor {
        Revocation storage revocation = _revocations[office][leaf];
        if (revocation.revokedAt == 0 || revocation.annulledAt != 0) revert DocumentLogNotRevoked(office, leaf);

        revocation.annulledAt = uint40(block.timestamp);
        emit RevocationAnnulled(office, leaf);
    }

    /// @inheritdoc IDocumentLog
    function nameCustodian(bytes2 office, address custodian) external onlyGovernor {
        _custodians[office] = custodian;
        emit CustodianNamed(office, custodian);
    }

    /// @inheritdoc IDocumentLog
    function currentLog(bytes2 office) public view returns (uint64) {
        return _closedLogs[office] + 1;
    }

    /// @inheritdoc IDocumentLog
    function logOf(bytes2 office, uint64 logNumber) external view returns (Log memory) {
        return _logs[office][logNumber];
    }

    /// @inheritdoc IDocumentLog
    function head(bytes2 office, uint64 logNumber, uint64 size) external view returns (Head memory) {
        return _heads[office][logNumber][size];
    }

    /// @inheritdoc IDocumentLog
    function holds(bytes2 office, uint64 logNumber, uint64 size) public view returns (bool) {
        Log memory log = _logs[office][logNumber];
        bool good = log.closedAt == 0 || size <= log.goodSize;
        return good && _heads[office][logNumber][size].key != address(0);
    }

    /// @inheritdoc IDocumentLog
    function verifyInclusion(
        bytes2 office,
        uint64 logNumber,
        uint64 size,
        uint64 index,
        bytes calldata entry,
        bytes32[] calldata path
    ) external view returns (bool) {
        bytes32 root = _heads[office][logNumber][size].root;
        return
            holds(office, logNumber, size) &&
            MerkleTree.verifyInclusion(MerkleTree.leafHash(entry), index, size, root, path);
    }

    /// @inheritdoc IDocumentLog
    function revocationOf(bytes2 office, bytes32 leaf) external view returns (Revocation memory) {
        return _revocations[office][leaf];
    }

    /// @inheritdoc IDocumentLog
    function custodianOf(bytes2 office) external view returns (address) {
        return _custodians[office];
    }

    function _currentLog(bytes2 office, uint64 logNumber) private view returns (Log storage) {
        Log storage log = _logs[office][logNumber];
        // Most offices never leave their first log: it costs no look at the counter.
        bool current = log.closedAt == 0 && (logNumber == 1 || logNumber == currentLog(office));
        if (!current) revert DocumentLogNotCurrent(office, logNumber, currentLog(office));
        return log;
    }
}
