// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/**
 * @title Keys of an application
 * @notice Forms and formulas that the registers share. `node/protocol/keys.ts` is the counterpart; a differential test
 * holds them together. `IApplicationRegister` and `IPriorityRegister` say what each formula is for.
 */
library ApplicationKey {
    /// @dev Highest document digest profile: 0 none, 1 raw, 2 c14n.
    uint8 internal constant LAST_PROFILE = 2;

    /// @dev Bytes of "ipanchor/v1/application", the zero byte, and "JP.P.".
    uint256 private constant ID_PREFIX_LENGTH = 29;

    /// @notice Whether a date yyyymmdd could be one: month 1 to 12, day 1 to 31. Which months are shorter, and how old a
    /// filing may be, is the office's to know.
    function isDate(uint32 date) internal pure returns (bool) {
        uint32 month = (date / 100) % 100;
        uint32 day = date % 100;
        return date >= 1_01_01 && date <= 9999_12_31 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /// @notice One of P U T D S V G L.
    function isRightType(bytes1 rightType) internal pure returns (bool) {
        return
            rightType == "P" ||
            rightType == "U" ||
            rightType == "T" ||
            rightType == "D" ||
            rightType == "S" ||
            rightType == "V" ||
            rightType == "G" ||
            rightType == "L";
    }

    /// @notice Length of a number: visible ASCII bytes, then only zero bytes. 0 when it is not of that form.
    function numberLength(bytes32 number) internal pure returns (uint256 length) {
        uint256 rest = uint256(number);
        for (; rest != 0; rest <<= 8) {
            uint256 character = rest >> 248;
            if (character < 0x21 || character > 0x7e) return 0;
            ++length;
        }
    }

    /// @notice SHA-256("ipanchor/v1/application" ‖ 00 ‖ office "." rightType "." number).
    /// @param length of the number, from {numberLength}
    function openKey(
        bytes2 office,
        bytes1 rightType,
        bytes32 number,
        uint256 length
    ) internal pure returns (bytes32) {
        bytes memory id = abi.encodePacked("ipanchor/v1/application", bytes1(0), office, ".", rightType, ".", number);
        uint256 idLength = ID_PREFIX_LENGTH + length;
        assembly ("memory-safe") {
            // Cuts the zero bytes after the number off; shorter than what was taken, as length is at most 32.
            mstore(id, idLength)
        }
        return sha256(id);
    }

    /// @notice SHA-256("ipanchor/v1/seal" ‖ 00 ‖ openKey ‖ profile ‖ digest ‖ filingDate ‖ blinding).
    function seal(
        bytes32 key,
        uint8 profile,
        bytes32 digest,
        uint32 filingDate,
        bytes32 blinding
    ) internal pure returns (bytes32) {
        return sha256(abi.encodePacked("ipanchor/v1/seal", bytes1(0), key, profile, digest, filingDate, blinding));
    }

    /// @notice SHA-256("ipanchor/v1/claim-seal" ‖ 00 ‖ openKey ‖ laterKey ‖ claimedDate ‖ OSF ‖ claimMask).
    function claimSeal(
        bytes32 key,
        bytes32 laterKey,
        uint32 claimedDate,
        bytes2 osf,
        bytes32 claimMask
    ) internal pure returns (bytes32) {
        return
            sha256(
                abi.encodePacked("ipanchor/v1/claim-seal", bytes1(0), key, laterKey, claimedDate, osf, claimMask)
            );
    }

    /// @notice SHA-256("ipanchor/v1/open-claim" ‖ 00 ‖ openKey ‖ laterKey ‖ claimedDate ‖ OSF).
    function claimId(
        bytes32 key,
        bytes32 laterKey,
        uint32 claimedDate,
        bytes2 osf
    ) internal pure returns (bytes32) {
        return sha256(abi.encodePacked("ipanchor/v1/open-claim", bytes1(0), key, laterKey, claimedDate, osf));
    }
}
