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

    /// @dev A bit for the ASCII code of each right type: eight comparisons cost more than looking one bit up.
    uint256 private constant RIGHT_TYPES =
        (1 << 0x50) | // P
            (1 << 0x55) | // U
            (1 << 0x54) | // T
            (1 << 0x44) | // D
            (1 << 0x53) | // S
            (1 << 0x56) | // V
            (1 << 0x47) | // G
            (1 << 0x4c); // L

    /// @dev 1 in each of 32 bytes, and the high bit of each.
    uint256 private constant EACH_BYTE = type(uint256).max / 0xff;
    uint256 private constant HIGH_BITS = EACH_BYTE << 7;

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
        return (RIGHT_TYPES >> uint8(rightType)) & 1 == 1;
    }

    /**
     * @notice Length of a number: visible ASCII bytes, then only zero bytes. 0 when it is not of that form.
     * @dev All 32 bytes at once: a loop costs 70 gas a byte. No byte carries over into the next as long as each is below
     * 0x80, and when one is not, the result does not count.
     */
    function numberLength(bytes32 number) internal pure returns (uint256 length) {
        unchecked {
            uint256 word = uint256(number);
            // The high bit of a byte is set when it is at least 0x21, and not when it is 0x7f.
            uint256 visible = (word + 0x5f * EACH_BYTE) & ~(word + EACH_BYTE) & HIGH_BITS;
            // The topmost byte of the product is the sum of all bytes: how many are visible.
            length = ((visible >> 7) * EACH_BYTE) >> 248;
            if (word & HIGH_BITS != 0 || word << (8 * length) != 0) return 0;
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
