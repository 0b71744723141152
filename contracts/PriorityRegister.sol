// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IApplicationRegister} from "./IApplicationRegister.sol";
import {IOfficeDirectory} from "./IOfficeDirectory.sol";
import {IPriorityRegister} from "./IPriorityRegister.sol";
import {OfficeGuarded} from "./OfficeGuarded.sol";
import {ApplicationKey} from "./libraries/ApplicationKey.sol";

/// @dev See {IPriorityRegister}.
contract PriorityRegister is IPriorityRegister, OfficeGuarded {
    IApplicationRegister private immutable _applications;

    mapping(bytes32 claimKey => Claim claim) private _sealedClaims;
    mapping(bytes32 claimId => Claim claim) private _openClaims;
    mapping(bytes32 openKey => bytes32[] claimIds) private _claimsOn;

    constructor(
        IOfficeDirectory directory_,
        IApplicationRegister applicationRegister_
    ) OfficeGuarded(directory_) {
        _requireCode(address(applicationRegister_));
        address other = address(applicationRegister_.directory());
        if (other != address(directory_)) revert PriorityRegisterOtherDirectory(address(applicationRegister_), other);
        _applications = applicationRegister_;
    }

    // --- Declaring ---

    /// @inheritdoc IPriorityRegister
    function declareSealed(
        bytes2 osf,
        SealedClaimItem[] calldata batch
    ) external onlyKey(osf, IOfficeDirectory.Role.Recorder) {
        for (uint256 i = 0; i < batch.length; ++i) {
            SealedClaimItem calldata item = batch[i];
            Claim storage claim = _sealedClaims[item.claimKey];
            if (item.claimKey == 0 || item.claimSeal == 0) {
                emit ClaimRefused(osf, item.claimKey, ClaimRefusal.Malformed, i);
            } else if (claim.form == ClaimForm.None) {
                claim.laterKey = item.maskedLaterKey;
                claim.osf = osf;
                claim.form = ClaimForm.Sealed;
                claim.claimedDate = item.maskedDate;
                claim.declaredAt = uint40(block.timestamp);
                claim.claimSeal = item.claimSeal;
                emit SealedClaimDeclared(osf, item.claimKey, item.claimSeal, item.maskedLaterKey, item.maskedDate);
            } else if (
                claim.osf != osf ||
                claim.claimSeal != item.claimSeal ||
                claim.laterKey != item.maskedLaterKey ||
                claim.claimedDate != item.maskedDate
            ) {
                emit ClaimRefused(osf, item.claimKey, ClaimRefusal.KeyTaken, i);
            }
        }
    }

    /// @inheritdoc IPriorityRegister
    function declareOpen(
        bytes2 osf,
        OpenClaimItem[] calldata batch
    ) external onlyKey(osf, IOfficeDirectory.Role.Recorder) {
        for (uint256 i = 0; i < batch.length; ++i) {
            OpenClaimItem calldata item = batch[i];
            bytes32 id = ApplicationKey.claimId(item.openKey, item.laterKey, item.claimedDate, osf);
            if (!_isPlausible(item.openKey, item.laterKey, item.claimedDate)) {
                emit ClaimRefused(osf, item.openKey, ClaimRefusal.Malformed, i);
            } else if (_openClaims[id].form != ClaimForm.None) {
                continue;
            } else if (!_isOpen(osf, item.laterKey)) {
                emit ClaimRefused(osf, item.openKey, ClaimRefusal.LaterNotOpen, i);
            } else {
                Claim storage claim = _list(id, item.openKey, item.laterKey, item.claimedDate, osf);
                claim.declaredAt = uint40(block.timestamp);
                emit OpenClaimDeclared(osf, item.openKey, item.laterKey, item.claimedDate, id);
            }
        }
    }

    // --- Opening ---

    /// @inheritdoc IPriorityRegister
    function openClaim(
        bytes2 osf,
        ClaimOpeningItem[] calldata batch
    ) external onlyKey(osf, IOfficeDirectory.Role.Registrar) {
        for (uint256 i = 0; i < batch.length; ++i) {
            (bool refused, ClaimRefusal reason) = _open(osf, batch[i]);
            if (refused) emit ClaimRefused(osf, batch[i].claimKey, reason, i);
        }
    }

    function _open(
        bytes2 osf,
        ClaimOpeningItem calldata item
    ) private returns (bool refused, ClaimRefusal reason) {
        if (!_isPlausible(item.openKey, item.laterKey, item.claimedDate)) return (true, ClaimRefusal.Malformed);
        Claim storage sealed_ = _sealedClaims[item.claimKey];
        if (sealed_.osf != osf) return (true, ClaimRefusal.NotDeclared);
        bytes32 claimSeal = claimSealOf(item.openKey, item.laterKey, item.claimedDate, osf, item.claimMask);
        if (sealed_.claimSeal != claimSeal) return (true, ClaimRefusal.SealMismatch);
        if (sealed_.form == ClaimForm.Opened) return (false, reason);
        if (!_isOpen(osf, item.laterKey)) return (true, ClaimRefusal.LaterNotOpen);

        bytes32 id = ApplicationKey.claimId(item.openKey, item.laterKey, item.claimedDate, osf);
        Claim storage claim = _openClaims[id];
        if (claim.form == ClaimForm.None) {
            _list(id, item.openKey, item.laterKey, item.claimedDate, osf);
            claim.declaredAt = sealed_.declaredAt;
            claim.withdrawnAt = sealed_.withdrawnAt;
        } else if (sealed_.declaredAt < claim.declaredAt) {
            claim.declaredAt = sealed_.declaredAt;
        }
        if (claim.decidedAt == 0) (claim.status, claim.decidedAt) = (sealed_.status, sealed_.decidedAt);
        sealed_.form = ClaimForm.Opened;
        sealed_.openedAt = uint40(block.timestamp);
        sealed_.openedAs = id;
        emit ClaimOpened(osf, item.claimKey, item.openKey, item.laterKey, item.claimedDate, id);
    }

    // --- Deciding, withdrawing ---

    /// @inheritdoc IPriorityRegister
    function decide(
        bytes2 osf,
        bytes32 claim,
        PriorityStatus status
    ) external onlyKey(osf, IOfficeDirectory.Role.Registrar) {
        Claim storage record = _claimBy(osf, claim);
        if (record.decidedAt != 0 && record.status == status) return;

        record.status = status;
        record.decidedAt = uint40(block.timestamp);
        emit ClaimDecided(osf, claim, status);
    }

    /// @inheritdoc IPriorityRegister
    function withdraw(bytes2 osf, bytes32 claim) external onlyKey(osf, IOfficeDirectory.Role.Registrar) {
        Claim storage record = _claimBy(osf, claim);
        if (record.withdrawnAt != 0) return;

        record.withdrawnAt = uint40(block.timestamp);
        emit ClaimWithdrawn(osf, claim);
    }

    /// @inheritdoc IPriorityRegister
    function undoWithdraw(bytes2 osf, bytes32 claim) external onlyKey(osf, IOfficeDirectory.Role.Registrar) {
        Claim storage record = _claimBy(osf, claim);
        if (record.withdrawnAt == 0) return;

        record.withdrawnAt = 0;
        emit ClaimWithdrawalUndone(osf, claim);
    }

    // --- Views ---

    /// @inheritdoc IPriorityRegister
    function applicationRegister() external view returns (IApplicationRegister) {
        return _applications;
    }

    /// @inheritdoc IPriorityRegister
    function claimOf(bytes32 claim) external view returns (Claim memory) {
        return _claim(claim);
    }

    /// @inheritdoc IPriorityRegister
    function claimCount(bytes32 openKey) external view returns (uint256) {
        return _claimsOn[openKey].length;
    }

    /// @inheritdoc IPriorityRegister
    function claimsOn(bytes32 openKey, uint256 offset, uint256 limit) external view returns (bytes32[] memory ids) {
        bytes32[] storage all = _claimsOn[openKey];
        uint256 rest = offset < all.length ? all.length - offset : 0;
        ids = new bytes32[](rest < limit ? rest : limit);
        for (uint256 i = 0; i < ids.length; ++i) ids[i] = all[offset + i];
    }

    /// @inheritdoc IPriorityRegister
    function claimIdOf(
        bytes32 openKey,
        bytes32 laterKey,
        uint32 claimedDate,
        bytes2 osf
    ) external pure returns (bytes32) {
        return ApplicationKey.claimId(openKey, laterKey, claimedDate, osf);
    }

    /// @inheritdoc IPriorityRegister
    function claimSealOf(
        bytes32 openKey,
        bytes32 laterKey,
        uint32 claimedDate,
        bytes2 osf,
        bytes32 claimMask
    ) public pure returns (bytes32) {
        return ApplicationKey.claimSeal(openKey, laterKey, claimedDate, osf, claimMask);
    }

    // --- Internals ---

    function _list(
        bytes32 id,
        bytes32 openKey,
        bytes32 laterKey,
        uint32 claimedDate,
        bytes2 osf
    ) private returns (Claim storage claim) {
        claim = _openClaims[id];
        claim.laterKey = laterKey;
        claim.osf = osf;
        claim.form = ClaimForm.Open;
        claim.claimedDate = bytes4(claimedDate);
        claim.openedAt = uint40(block.timestamp);
        _claimsOn[openKey].push(id);
    }

    /// @dev The open claim of that name, else the sealed one: see {IPriorityRegister} on names.
    function _claim(bytes32 name) private view returns (Claim storage claim) {
        claim = _openClaims[name];
        if (claim.form == ClaimForm.None) claim = _sealedClaims[name];
    }

    function _claimBy(bytes2 osf, bytes32 name) private view returns (Claim storage claim) {
        claim = _claim(name);
        if (claim.osf != osf) revert PriorityRegisterNotDeclared(osf, name);
        if (claim.form == ClaimForm.Opened) revert PriorityRegisterOpened(osf, name, claim.openedAs);
    }

    function _isOpen(bytes2 osf, bytes32 laterKey) private view returns (bool) {
        return _applications.recordOf(osf, laterKey).form == IApplicationRegister.Form.Open;
    }

    function _isPlausible(bytes32 openKey, bytes32 laterKey, uint32 claimedDate) private pure returns (bool) {
        bool date = claimedDate == 0 || ApplicationKey.isDate(claimedDate);
        return openKey != 0 && laterKey != openKey && date;
    }
}
