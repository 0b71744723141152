// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApplicationKey} from "../../contracts/libraries/ApplicationKey.sol";
import {Fixture} from "./Fixture.sol";

contract ApplicationKeyTest is Fixture {
    function testRightTypes(bytes1 letter) public pure {
        bytes memory known = "PUTDSVGL";
        bool found;
        for (uint256 i = 0; i < known.length; ++i) found = found || known[i] == letter;
        assertTrue(ApplicationKey.isRightType(letter) == found, "right type");
    }

    function testDates() public pure {
        uint32[5] memory good = [uint32(10101), 1883_03_20, 2007_11_08, 2024_02_29, 9999_12_31];
        for (uint256 i = 0; i < good.length; ++i) assertTrue(ApplicationKey.isDate(good[i]), "good");
        uint32[8] memory bad = [uint32(0), 101, 2007_00_08, 2007_13_08, 2007_11_00, 2007_11_32, 10000_01_01, 4e9];
        for (uint256 i = 0; i < bad.length; ++i) assertFalse(ApplicationKey.isDate(bad[i]), "bad");
    }

    /// @dev Against a byte by byte reading.
    function testNumberLength(bytes32 number) public pure {
        assertEq(ApplicationKey.numberLength(number), _slow(number), "as it is");
        // Mostly visible, then cut, then disturbed at one place: what random bytes hardly ever are.
        uint256 seed = uint256(number);
        bytes memory text = new bytes(32);
        for (uint256 i = 0; i < seed % 33; ++i) text[i] = bytes1(uint8(0x21 + (uint8(number[i]) % 94)));
        assertEq(ApplicationKey.numberLength(bytes32(text)), seed % 33, "well formed");
        text[(seed >> 8) % 32] = number[31];
        assertEq(ApplicationKey.numberLength(bytes32(text)), _slow(bytes32(text)), "disturbed");
    }

    function testNumberLengthAtTheEdges() public pure {
        bytes32[6] memory numbers = [bytes32(0), "1", "2007/290,922", hex"20", hex"7f", hex"ff"];
        uint256[6] memory lengths = [uint256(0), 1, 12, 0, 0, 0];
        for (uint256 i = 0; i < 6; ++i) assertEq(ApplicationKey.numberLength(numbers[i]), lengths[i], "length");
        assertEq(ApplicationKey.numberLength("12345678901234567890123456789012"), 32, "longest");
        assertEq(ApplicationKey.numberLength(hex"310031"), 0, "a hole");
        assertEq(ApplicationKey.numberLength(bytes32(uint256(0x31))), 0, "right-aligned");
        assertEq(ApplicationKey.numberLength(hex"2e8031"), 0, "not ASCII");
    }

    function testOpenKeyIsTheHashOfTheId() public pure {
        bytes32 expected = sha256("ipanchor/v1/application\x00JP.P.2007290922");
        assertEq(ApplicationKey.openKey("JP", "P", "2007290922", 10), expected, "open key");
        bytes memory id = "ipanchor/v1/application\x00JP.T.12345678901234567890123456789012";
        assertEq(ApplicationKey.openKey("JP", "T", "12345678901234567890123456789012", 32), sha256(id), "longest");
    }

    function _slow(bytes32 number) private pure returns (uint256 length) {
        while (length < 32 && number[length] != 0) {
            if (number[length] < 0x21 || number[length] > 0x7e) return 0;
            ++length;
        }
        for (uint256 i = length; i < 32; ++i) {
            if (number[i] != 0) return 0;
        }
    }
}
