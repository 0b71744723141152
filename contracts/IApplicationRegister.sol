// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOfficeGuarded} from "./IOfficeGuarded.sol";

/**
 * @title Application register
 * @notice Per office and key: that an application was filed, when, and the digest of its document. Before publication
 * a record is sealed: its key and its seal tell nothing to who does not have the access code. After publication it is
 * open: the contract computes the key from office, right type and number, so an open key is what it claims.
 *
 * Keys and seals (SHA-256; `‖` joins, 00 is one zero byte, dates are yyyymmdd in four bytes, big-endian):
 *
 *     id      = office "." rightType "." number
 *     openKey = SHA-256("ipanchor/v1/application" ‖ 00 ‖ id)
 *     seal    = SHA-256("ipanchor/v1/seal" ‖ 00 ‖ openKey ‖ profile ‖ digest ‖ filingDate ‖ blinding)
 *
 * Batches are idempotent and one bad item blocks no other: an item that says what is already recorded is a no-op, one
 * that cannot be taken is skipped with {ApplicationRefused}. Once a record was corrected or opened, a repeated item is
 * compared with the values it was first recorded with.
 *
 * Trust assumptions:
 * - The chain proves that a record was there at recordedAt. That it was true, or true before, is the office's word;
 *   until opening, so is the uniqueness of a number.
 * - A stolen recorder key can record false applications in its own office's namespace. The registrar corrects or
 *   withdraws them; a withdrawn false record gives way to an older sealed one of the same number (see {open}).
 * - A stolen registrar key can correct, reclassify, withdraw: each is undone by the same call, and each raises the
 *   revision or leaves its time, so that a reader sees it. It can also open a sealed record to a number it chose, for
 *   it can correct the seal first; the true number can still be recorded, and the events tell what happened.
 */
interface IApplicationRegister is IOfficeGuarded {
    enum Form {
        None, // no record at this key
        Sealed, // value is the seal
        Open, // value is the document digest
        Moved, // was open, reclassified since; value is the key that the record went to
        Opened // was sealed; value is the open key that the record went to
    }

    /// @dev Why an item of a batch was skipped.
    enum Refusal {
        Malformed, // number, right type, profile, date, key or digest is not possible
        OtherRecord, // the key holds, or held first, other values
        NotRecorded, // there is no sealed record to open
        SealMismatch, // the values are not those that were sealed
        OpenKeyTaken // the number is already recorded openly
    }

    /// @dev The second word is never zero when a record is there: form is not None.
    struct Record {
        bytes32 value; // Sealed: seal; Open: digest, zero when number and date only; Moved, Opened: the key it went to
        Form form;
        bytes1 rightType; // ASCII: P U T D S V G L
        uint8 profile; // document digest profile: 0 none, 1 raw, 2 c14n
        uint32 revision; // 0 as first recorded; raised by one with every correction
        uint32 filingDate; // yyyymmdd
        uint40 recordedAt; // seconds; first recording, kept when the record moves
        uint40 openedAt; // seconds; when it was opened, or recorded openly; 0 while sealed
        uint40 revisedAt; // seconds; last correction or reclassification; 0 when none
        uint40 withdrawnAt; // seconds; 0 when not withdrawn
    }

    /// @dev What a record said when it was first made.
    struct FirstValues {
        bytes32 value; // seal or digest
        bytes1 rightType;
        uint8 profile;
        uint32 filingDate; // yyyymmdd; 0 when the record was never corrected nor moved
    }

    struct SealedItem {
        bytes32 key; // sealedKey, not zero
        bytes32 seal; // not zero
        bytes1 rightType;
        uint8 profile;
        uint32 filingDate;
    }

    struct OpenItem {
        bytes32 number; // canonical number: 1 to 32 printable ASCII bytes, left-aligned, then zero bytes
        bytes32 digest; // zero exactly when profile is 0
        bytes1 rightType;
        uint8 profile;
        uint32 filingDate;
    }

    struct OpeningItem {
        bytes32 sealedKey;
        bytes32 number;
        bytes32 digest;
        bytes32 blinding;
        bytes1 rightType;
        uint8 profile;
        uint32 filingDate;
    }

    struct Correction {
        bytes32 key;
        bytes32 value; // the new seal or digest
        uint32 revision; // the revision that this makes: the present one plus one
        bytes1 rightType; // of a sealed record; an open one keeps it, see {reclassify}
        uint8 profile;
        uint32 filingDate;
    }

    event SealedRecorded(
        bytes2 indexed office,
        bytes32 indexed key,
        bytes32 seal,
        bytes1 rightType,
        uint8 profile,
        uint32 filingDate
    );
    event OpenRecorded(
        bytes2 indexed office,
        bytes32 indexed key,
        bytes32 number,
        bytes32 digest,
        bytes1 rightType,
        uint8 profile,
        uint32 filingDate
    );
    /// @dev Revision, first recording time and withdrawal of the sealed record now stand at openKey.
    event ApplicationOpened(
        bytes2 indexed office,
        bytes32 indexed sealedKey,
        bytes32 indexed openKey,
        bytes32 number,
        bytes32 digest,
        bytes32 blinding
    );
    /// @dev What the record held that gave way: a withdrawn open one to an older sealed one, see {open}, or a sealed one
    /// that had been put at an open key, see {recordOpen}, or what went from there before it gave way: then the event
    /// that follows says what took its place. Or a record that went back, see {reclassify}: then the event before says
    /// where it is.
    event ApplicationSuperseded(bytes2 indexed office, bytes32 indexed key, bytes32 value, uint40 recordedAt);
    event ApplicationCorrected(
        bytes2 indexed office,
        bytes32 indexed key,
        uint32 revision,
        bytes32 value,
        bytes1 rightType,
        uint8 profile,
        uint32 filingDate
    );
    event ApplicationReclassified(
        bytes2 indexed office,
        bytes32 indexed fromKey,
        bytes32 indexed toKey,
        uint32 revision,
        bytes32 number,
        bytes1 rightType
    );
    event ApplicationWithdrawn(bytes2 indexed office, bytes32 indexed key);
    event WithdrawalUndone(bytes2 indexed office, bytes32 indexed key);
    /// @dev key: sealed key or open key of the item, zero for an open item whose number makes none; index: its place in
    /// the batch.
    event ApplicationRefused(bytes2 indexed office, bytes32 indexed key, Refusal reason, uint256 index);

    error ApplicationRegisterNotRecorded(bytes2 office, bytes32 key);
    error ApplicationRegisterMoved(bytes2 office, bytes32 key, bytes32 movedTo);
    error ApplicationRegisterWrongRevision(bytes2 office, bytes32 key, uint32 current, uint32 given);
    error ApplicationRegisterMalformed(bytes2 office, bytes32 key);
    error ApplicationRegisterRightTypeFixed(bytes2 office, bytes32 key, bytes1 current, bytes1 given);
    error ApplicationRegisterNotOpen(bytes2 office, bytes32 key);
    error ApplicationRegisterWrongNumber(bytes2 office, bytes32 key, bytes32 number);
    error ApplicationRegisterKeyTaken(bytes2 office, bytes32 key);
    error ApplicationRegisterInvalidId(bytes2 office, bytes1 rightType, bytes32 number);

    /// @notice Records applications before publication, by a recorder.
    function recordSealed(bytes2 office, SealedItem[] calldata batch) external;

    /// @notice Records published applications, or such as were never secret, by a recorder. The key of an honest sealed
    /// record is never an open key, so one found there was put there to take the number and gives way.
    function recordOpen(bytes2 office, OpenItem[] calldata batch) external;

    /**
     * @notice Opens sealed records on publication, by a registrar. The values must be those that were sealed and those
     * that the sealed record shows. Withdrawal, revision and first recording time go over to the open key, and the
     * sealed key then points to it. Opening again with the same values is a no-op.
     *
     * A number that is already recorded openly is refused, with one exception: an open record that the registrar
     * withdrew and that is younger than the sealed one gives way. Otherwise a thief could take the numbers of all
     * sealed applications by recording them openly first.
     */
    function open(bytes2 office, OpeningItem[] calldata batch) external;

    /**
     * @notice Corrects date, digest and profile of a record, and the right type of a sealed one, by a registrar. The
     * same correction again is a no-op; any other that does not make the next revision is refused, so that a late
     * repetition cannot undo a newer one.
     */
    function correct(bytes2 office, Correction calldata correction) external;

    /**
     * @notice Corrects the right type of an open record, by a registrar. As the type is part of the key, the record
     * moves to the key of the new type and the old key points to it. The same call the other way moves it back and
     * leaves nothing behind, so that both numbers can be used: patent and utility model of one number can be two
     * applications. The same call again is a no-op.
     * @param key open key under the present type
     * @param number the record's number, checked against the key
     * @param revision the revision that this makes
     */
    function reclassify(bytes2 office, bytes32 key, bytes32 number, bytes1 rightType, uint32 revision) external;

    /// @notice Marks a record as withdrawn, by a registrar. Again is a no-op.
    function withdraw(bytes2 office, bytes32 key) external;

    /// @notice Takes the mark away, by a registrar. Again is a no-op.
    function undoWithdraw(bytes2 office, bytes32 key) external;

    /// @notice All zero when there is no record at this key.
    function recordOf(bytes2 office, bytes32 key) external view returns (Record memory);

    /// @notice The values as first recorded at this key, whether or not they were changed since.
    function firstValuesOf(bytes2 office, bytes32 key) external view returns (FirstValues memory);

    /// @notice The key of an open application. Reverts when right type or number cannot be.
    function openKeyOf(bytes2 office, bytes1 rightType, bytes32 number) external pure returns (bytes32);

    /// @notice The seal over the values of an application.
    function sealOf(
        bytes32 openKey,
        uint8 profile,
        bytes32 digest,
        uint32 filingDate,
        bytes32 blinding
    ) external pure returns (bytes32);
}
