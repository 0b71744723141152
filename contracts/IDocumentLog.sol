// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeGuarded} from "./IOfficeGuarded.sol";

/**
 * @title Document log
 * @notice The tree heads of every office's append-only document log (RFC 9162 §2.1 with SHA-256), and the revocations
 * of single entries. A receipt is true when (office, log number, size) gives the root that it computes.
 *
 * Trust assumptions:
 * - An office decides what it logs. It cannot rewrite, reorder or drop what it anchored: each head must prove that it
 *   extends the one before (RFC 9162 §2.1.4.2).
 * - A stolen recorder key can append a head whose leaves nobody else knows, so that nobody can extend it. Admin and
 *   vote together close that log at its last good head and open the next number; good receipts stay good.
 * - A stolen registrar key can revoke entries; the governor annuls such revocations. It cannot lift a true one.
 * - Nothing here asks whether this contract is the current one: revoking stays possible after a hand-over.
 */
interface IDocumentLog is IOfficeGuarded {
    /// @dev Why an entry no longer holds.
    enum RevocationReason {
        None, // not revoked
        Replaced, // a newer entry says it better
        IssuedInError, // should not have been issued
        Falsified, // the document was obtained or made by fraud
        KeyCompromised, // anchored by a stolen key
        Other
    }

    struct Head {
        bytes32 root; // RFC 9162 Merkle tree hash of the first `size` entries
        address key; // who anchored it; zero when there is no such head
        uint48 blockNumber; // block in which it was anchored
        uint40 recordedAt; // seconds; time of that block
    }

    struct Log {
        uint64 size; // of the latest head; 0 when empty
        uint64 goodSize; // when closed: size of the last head that holds; otherwise 0
        uint40 closedAt; // seconds; 0 while open or not yet opened
        uint64 requestedSize; // good size that the admin asked for
        bool closeRequested; // the admin asked to close, the vote is due
    }

    struct Revocation {
        RevocationReason reason; // None when never revoked
        address key; // who revoked: a registrar or the custodian
        uint40 revokedAt; // seconds
        uint40 annulledAt; // seconds; 0 when the revocation holds
        bytes32 replacement; // leaf hash of the entry that takes its place; zero when none
    }

    event HeadAppended(
        bytes2 indexed office,
        uint64 indexed logNumber,
        uint64 indexed size,
        bytes32 root,
        address key
    );
    event LogCloseRequested(bytes2 indexed office, uint64 indexed logNumber, uint64 goodSize);
    event LogClosed(bytes2 indexed office, uint64 indexed logNumber, uint64 goodSize);
    event EntryRevoked(
        bytes2 indexed office,
        bytes32 indexed leaf,
        RevocationReason reason,
        bytes32 replacement,
        address key
    );
    event RevocationAnnulled(bytes2 indexed office, bytes32 indexed leaf);
    event CustodianNamed(bytes2 indexed office, address indexed custodian);

    error DocumentLogNotCurrent(bytes2 office, uint64 logNumber, uint64 currentLogNumber);
    error DocumentLogHeadConflict(bytes2 office, uint64 logNumber, uint64 size, bytes32 recordedRoot);
    error DocumentLogNotGrowing(uint64 latestSize, uint64 size);
    error DocumentLogSizeOutOfRange(uint64 latestSize, uint64 size);
    error DocumentLogInconsistent(uint64 latestSize, uint64 size, bytes32 latestRoot, bytes32 root);
    error DocumentLogProofNotEmpty(uint256 length);
    error DocumentLogNotAdmin(bytes2 office, address account);
    error DocumentLogNoSuchHead(bytes2 office, uint64 logNumber, uint64 size);
    error DocumentLogCloseNotRequested(bytes2 office, uint64 logNumber, uint64 goodSize);
    error DocumentLogReasonMissing(bytes2 office, bytes32 leaf);
    error DocumentLogAlreadyRevoked(bytes2 office, bytes32 leaf, RevocationReason reason, bytes32 replacement);
    error DocumentLogNotRevoked(bytes2 office, bytes32 leaf);

    /**
     * @notice Anchors a tree head, by a recorder. A head that is already there is a no-op, so sending twice is safe.
     * @param logNumber the office's current log, 1 for the first
     * @param size entries in the tree: more than the latest head, by at most MAX_GROWTH, and below MAX_SIZE
     * @param proof RFC 9162 §2.1.4.1 consistency proof from the latest head; empty for the first head of a log
     */
    function append(bytes2 office, uint64 logNumber, uint64 size, bytes32 root, bytes32[] calldata proof) external;

    /**
     * @notice Asks to close the current log because it was spoilt, by the office's admin. Asking again replaces it.
     * @param goodSize size of the last head that holds, or 0 when none does
     */
    function requestClose(bytes2 office, uint64 logNumber, uint64 goodSize) external;

    /// @notice Closes the log as its admin asked, by the governor. The next log number opens with this block; heads
    /// above goodSize stay readable and no longer hold.
    function confirmClose(bytes2 office, uint64 logNumber, uint64 goodSize) external;

    /**
     * @notice Revokes an entry, by a registrar or, for an absent office, the custodian. The same again is a no-op; an
     * annulled revocation may be made anew.
     * @param leaf RFC 9162 leaf hash of the entry, whether or not this contract holds its log
     * @param replacement leaf hash of the entry that takes its place, or zero
     */
    function revoke(bytes2 office, bytes32 leaf, RevocationReason reason, bytes32 replacement) external;

    /// @notice Declares a revocation void, by the governor: the remedy against a stolen registrar key.
    function annulRevocation(bytes2 office, bytes32 leaf) external;

    /// @notice Names who revokes for an absent office, by the governor; zero for nobody.
    function nameCustodian(bytes2 office, address custodian) external;

    /// @notice Most entries that one append may add. Bounds how far a stolen key can run ahead.
    function MAX_GROWTH() external view returns (uint64);

    /// @notice Sizes are below this: 2^53, exact in every JSON reader.
    function MAX_SIZE() external view returns (uint64);

    /// @notice The log that is open for appending; 1 for an office that never wrote.
    function currentLog(bytes2 office) external view returns (uint64);

    function logOf(bytes2 office, uint64 logNumber) external view returns (Log memory);

    /// @notice The head of that size, whether or not it still holds; all zero when there is none.
    function head(bytes2 office, uint64 logNumber, uint64 size) external view returns (Head memory);

    /// @notice Whether the head is there and holds: its log is open, or was closed at this size or a larger one.
    function holds(bytes2 office, uint64 logNumber, uint64 size) external view returns (bool);

    /**
     * @notice Whether an entry is in an anchored tree (RFC 9162 §2.1.3.2), the head holding. Takes the bytes of the
     * entry, never a bare hash: an inner node could be passed off as a leaf. Says nothing about revocation.
     */
    function verifyInclusion(
        bytes2 office,
        uint64 logNumber,
        uint64 size,
        uint64 index,
        bytes calldata entry,
        bytes32[] calldata path
    ) external view returns (bool);

    function revocationOf(bytes2 office, bytes32 leaf) external view returns (Revocation memory);

    function custodianOf(bytes2 office) external view returns (address);
}
