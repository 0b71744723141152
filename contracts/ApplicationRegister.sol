// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IApplicationRegister} from "./IApplicationRegister.sol";
import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {OfficeGuarded} from "./OfficeGuarded.sol";
import {ApplicationKey} from "./libraries/ApplicationKey.sol";

/// @dev See {IApplicationRegister}.
contract ApplicationRegister is IApplicationRegister, OfficeGuarded {
    mapping(bytes2 office => mapping(bytes32 key => Record record)) private _records;
    mapping(bytes2 office => mapping(bytes32 key => FirstValues values)) private _firstValues;

    constructor(IOfficeDirectory directory_) OfficeGuarded(directory_) {}

    // --- Recording ---

    /// @inheritdoc IApplicationRegister
    function recordSealed(
        bytes2 office,
        SealedItem[] calldata batch
    ) external onlyKey(office, IOfficeDirectory.Role.Recorder) {
        mapping(bytes32 key => Record record) storage records = _records[office];
        for (uint256 i = 0; i < batch.length; ++i) {
            SealedItem calldata item = batch[i];
            FirstValues memory values = FirstValues(item.seal, item.rightType, item.profile, item.filingDate);
            Record storage record = records[item.key];
            if (item.key == 0 || !_isPlausible(values, Form.Sealed)) {
                emit ApplicationRefused(office, item.key, Refusal.Malformed, i);
            } else if (record.form == Form.None) {
                _create(record, Form.Sealed, 0, values);
                emit SealedRecorded(office, item.key, item.seal, item.rightType, item.profile, item.filingDate);
            } else if (!_isFirst(office, item.key, values)) {
                emit ApplicationRefused(office, item.key, Refusal.OtherRecord, i);
            }
        }
    }

    /// @inheritdoc IApplicationRegister
    function recordOpen(
        bytes2 office,
        OpenItem[] calldata batch
    ) external onlyKey(office, IOfficeDirectory.Role.Recorder) {
        mapping(bytes32 key => Record record) storage records = _records[office];
        for (uint256 i = 0; i < batch.length; ++i) {
            OpenItem calldata item = batch[i];
            FirstValues memory values = FirstValues(item.digest, item.rightType, item.profile, item.filingDate);
            bytes32 key = _openKey(office, values.rightType, item.number);
            Record storage record = records[key];
            if (key == 0 || !_isPlausible(values, Form.Open)) {
                emit ApplicationRefused(office, key, Refusal.Malformed, i);
            } else if (!_isTaken(office, record)) {
                if (record.form != Form.None) _clear(office, key);
                _create(record, Form.Open, uint40(block.timestamp), values);
                emit OpenRecorded(
                    office,
                    key,
                    item.number,
                    values.value,
                    values.rightType,
                    values.profile,
                    values.filingDate
                );
            } else if (!_isFirst(office, key, values)) {
                emit ApplicationRefused(office, key, Refusal.OtherRecord, i);
            }
        }
    }

    // --- Opening ---

    /// @inheritdoc IApplicationRegister
    function open(
        bytes2 office,
        OpeningItem[] calldata batch
    ) external onlyKey(office, IOfficeDirectory.Role.Registrar) {
        for (uint256 i = 0; i < batch.length; ++i) {
            (bool refused, Refusal reason) = _open(office, batch[i]);
            if (refused) emit ApplicationRefused(office, batch[i].sealedKey, reason, i);
        }
    }

    function _open(bytes2 office, OpeningItem calldata item) private returns (bool refused, Refusal reason) {
        FirstValues memory values = FirstValues(item.digest, item.rightType, item.profile, item.filingDate);
        bytes32 openKey = _openKey(office, item.rightType, item.number);
        if (openKey == 0 || openKey == item.sealedKey || !_isPlausible(values, Form.Open)) {
            return (true, Refusal.Malformed);
        }
        Record memory record = _records[office][item.sealedKey];
        if (record.form == Form.Opened) {
            bool same = record.value == openKey && _isFirst(office, openKey, values);
            return (!same, Refusal.OtherRecord);
        }
        if (record.form != Form.Sealed) return (true, Refusal.NotRecorded);
        if (
            record.rightType != item.rightType ||
            record.profile != item.profile ||
            record.filingDate != item.filingDate ||
            record.value != ApplicationKey.seal(openKey, item.profile, item.digest, item.filingDate, item.blinding)
        ) return (true, Refusal.SealMismatch);
        Record storage present = _records[office][openKey];
        bool givesWay = present.form == Form.Open && present.withdrawnAt != 0;
        if (_isTaken(office, present) && !(givesWay && present.recordedAt > record.recordedAt)) {
            return (true, Refusal.OpenKeyTaken);
        }

        if (present.form != Form.None) _clear(office, openKey);
        record.value = item.digest;
        record.form = Form.Open;
        record.openedAt = uint40(block.timestamp);
        _records[office][openKey] = record;
        _leave(office, item.sealedKey, Form.Opened, openKey);
        _records[office][item.sealedKey].openedAt = uint40(block.timestamp);
        emit ApplicationOpened(office, item.sealedKey, openKey, item.number, item.digest, item.blinding);
    }

    // --- Correcting ---

    /// @inheritdoc IApplicationRegister
    function correct(
        bytes2 office,
        Correction calldata correction
    ) external onlyKey(office, IOfficeDirectory.Role.Registrar) {
        bytes32 key = correction.key;
        Record storage record = _present(office, key);
        FirstValues memory values = FirstValues(
            correction.value,
            correction.rightType,
            correction.profile,
            correction.filingDate
        );
        bool repeated = correction.revision != 0 && correction.revision == record.revision;
        if (repeated && _isEqual(values, _valuesOf(record))) return;
        _requireNext(office, key, record.revision, correction.revision);
        if (!_isPlausible(values, record.form)) revert ApplicationRegisterMalformed(office, key);
        if (record.form == Form.Open && values.rightType != record.rightType) {
            revert ApplicationRegisterRightTypeFixed(office, key, record.rightType, values.rightType);
        }

        _keepFirst(office, key);
        record.value = values.value;
        record.rightType = values.rightType;
        record.profile = values.profile;
        record.filingDate = values.filingDate;
        record.revision = correction.revision;
        record.revisedAt = uint40(block.timestamp);
        emit ApplicationCorrected(
            office,
            key,
            correction.revision,
            values.value,
            values.rightType,
            values.profile,
            values.filingDate
        );
    }

    /// @inheritdoc IApplicationRegister
    function reclassify(
        bytes2 office,
        bytes32 key,
        bytes32 number,
        bytes1 rightType,
        uint32 revision
    ) external onlyKey(office, IOfficeDirectory.Role.Registrar) {
        bytes32 toKey = openKeyOf(office, rightType, number);
        Record memory record = _records[office][key];
        Record storage target = _records[office][toKey];
        if (record.form == Form.Moved && record.value == toKey && revision == record.revision + 1) return;
        if (record.form == Form.None && target.form == Form.Open && revision == target.revision) return;
        _present(office, key);
        if (record.form != Form.Open) revert ApplicationRegisterNotOpen(office, key);
        if (openKeyOf(office, record.rightType, number) != key) {
            revert ApplicationRegisterWrongNumber(office, key, number);
        }
        _requireNext(office, key, record.revision, revision);
        // Only where it came from may it go back to; any other record of that type is another application.
        bool back = target.form == Form.Moved && target.value == key && target.recordedAt == record.recordedAt;
        if (_isTaken(office, target) && !back) revert ApplicationRegisterKeyTaken(office, toKey);

        if (target.form != Form.None && !back) _clear(office, toKey);
        record.rightType = rightType;
        record.revision = revision;
        record.revisedAt = uint40(block.timestamp);
        _records[office][toKey] = record;
        if (!back) {
            _leave(office, key, Form.Moved, toKey);
            _records[office][key].revisedAt = uint40(block.timestamp);
        }
        emit ApplicationReclassified(office, key, toKey, revision, number, rightType);
        // Going back takes the move back, for patent and utility model of one number can be two applications.
        if (back) _clear(office, key);
    }

    // --- Withdrawing ---

    /// @inheritdoc IApplicationRegister
    function withdraw(bytes2 office, bytes32 key) external onlyKey(office, IOfficeDirectory.Role.Registrar) {
        Record storage record = _present(office, key);
        if (record.withdrawnAt != 0) return;

        record.withdrawnAt = uint40(block.timestamp);
        emit ApplicationWithdrawn(office, key);
    }

    /// @inheritdoc IApplicationRegister
    function undoWithdraw(bytes2 office, bytes32 key) external onlyKey(office, IOfficeDirectory.Role.Registrar) {
        Record storage record = _present(office, key);
        if (record.withdrawnAt == 0) return;

        record.withdrawnAt = 0;
        emit WithdrawalUndone(office, key);
    }

    // --- Views ---

    /// @inheritdoc IApplicationRegister
    function recordOf(bytes2 office, bytes32 key) external view returns (Record memory) {
        return _records[office][key];
    }

    /// @inheritdoc IApplicationRegister
    function firstValuesOf(bytes2 office, bytes32 key) public view returns (FirstValues memory) {
        FirstValues memory first = _firstValues[office][key];
        return first.filingDate == 0 ? _valuesOf(_records[office][key]) : first;
    }

    /// @inheritdoc IApplicationRegister
    function openKeyOf(bytes2 office, bytes1 rightType, bytes32 number) public pure returns (bytes32 key) {
        key = _openKey(office, rightType, number);
        if (key == 0) revert ApplicationRegisterInvalidId(office, rightType, number);
    }

    /// @inheritdoc IApplicationRegister
    function sealOf(
        bytes32 openKey,
        uint8 profile,
        bytes32 digest,
        uint32 filingDate,
        bytes32 blinding
    ) external pure returns (bytes32) {
        return ApplicationKey.seal(openKey, profile, digest, filingDate, blinding);
    }

    // --- Internals ---

    /// @dev Field by field, which the compiler joins into one write: measured 1,400 gas less than from memory.
    function _create(Record storage record, Form form, uint40 openedAt, FirstValues memory values) private {
        record.value = values.value;
        record.form = form;
        record.rightType = values.rightType;
        record.profile = values.profile;
        record.filingDate = values.filingDate;
        record.recordedAt = uint40(block.timestamp);
        record.openedAt = openedAt;
    }

    /// @dev Makes room at an open key.
    function _clear(bytes2 office, bytes32 key) private {
        Record memory record = _records[office][key];

        delete _records[office][key];
        delete _firstValues[office][key];
        emit ApplicationSuperseded(office, key, record.value, record.recordedAt);
    }

    /// @dev Leaves a tombstone that points to where the record went.
    function _leave(bytes2 office, bytes32 key, Form form, bytes32 toKey) private {
        _keepFirst(office, key);
        _records[office][key].form = form;
        _records[office][key].value = toKey;
    }

    /// @dev Before a record's values change for the first time.
    function _keepFirst(bytes2 office, bytes32 key) private {
        _firstValues[office][key] = firstValuesOf(office, key);
    }

    /// @dev The record at a key, if it is there and has not gone elsewhere.
    function _present(bytes2 office, bytes32 key) private view returns (Record storage record) {
        record = _records[office][key];
        if (record.form == Form.None) revert ApplicationRegisterNotRecorded(office, key);
        if (record.form == Form.Moved || record.form == Form.Opened) {
            revert ApplicationRegisterMoved(office, key, record.value);
        }
    }

    function _isFirst(bytes2 office, bytes32 key, FirstValues memory values) private view returns (bool) {
        return _isEqual(values, firstValuesOf(office, key));
    }

    function _requireNext(bytes2 office, bytes32 key, uint32 current, uint32 given) private pure {
        if (given != current + 1) revert ApplicationRegisterWrongRevision(office, key, current, given);
    }

    function _valuesOf(Record storage record) private view returns (FirstValues memory) {
        return FirstValues(record.value, record.rightType, record.profile, record.filingDate);
    }

    function _isEqual(FirstValues memory a, FirstValues memory b) private pure returns (bool) {
        return
            a.value == b.value && a.rightType == b.rightType && a.profile == b.profile && a.filingDate == b.filingDate;
    }

    /// @dev Whether an open record stands at the key, or went from there: then the number is taken. What went is still
    /// there if it has its first recording time: an older record may have taken its place, see {open}.
    function _isTaken(bytes2 office, Record storage record) private view returns (bool) {
        uint40 recordedAt = record.recordedAt;
        while (record.form == Form.Moved) record = _records[office][record.value];
        return record.form == Form.Open && record.recordedAt == recordedAt;
    }

    /// @dev Whether a record may say this. A seal is never zero; a digest is zero exactly when there is no document.
    function _isPlausible(FirstValues memory values, Form form) private pure returns (bool) {
        bool value = form == Form.Sealed ? values.value != 0 : (values.value == 0) == (values.profile == 0);
        return
            value &&
            values.profile <= ApplicationKey.LAST_PROFILE &&
            ApplicationKey.isRightType(values.rightType) &&
            ApplicationKey.isDate(values.filingDate);
    }

    /// @dev Zero when right type or number cannot be.
    function _openKey(bytes2 office, bytes1 rightType, bytes32 number) private pure returns (bytes32) {
        uint256 length = ApplicationKey.numberLength(number);
        if (length == 0 || !ApplicationKey.isRightType(rightType)) return 0;
        return ApplicationKey.openKey(office, rightType, number, length);
    }
}
