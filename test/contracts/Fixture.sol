// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApplicationRegister} from "../../contracts/ApplicationRegister.sol";
import {DocumentLog} from "../../contracts/DocumentLog.sol";
import {IApplicationRegister} from "../../contracts/IApplicationRegister.sol";
import {IOfficeDirectory} from "../../contracts/IOfficeDirectory.sol";
import {IOfficeGuarded} from "../../contracts/IOfficeGuarded.sol";
import {OfficeDirectory} from "../../contracts/OfficeDirectory.sol";
import {PriorityRegister} from "../../contracts/PriorityRegister.sol";
import {Vm} from "./Vm.sol";

/// @dev The four contracts, two offices with a recorder and a registrar each, and what every test asserts with.
abstract contract Fixture {
    Vm internal constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);

    bytes2 internal constant JP = "JP";
    bytes2 internal constant US = "US";
    bytes2 internal constant XX = "XX"; // never admitted
    IOfficeDirectory.Role internal constant RECORDER = IOfficeDirectory.Role.Recorder;
    IOfficeDirectory.Role internal constant REGISTRAR = IOfficeDirectory.Role.Registrar;

    address internal constant GOVERNOR = address(0x600d);
    address internal constant JP_ADMIN = address(0x1001);
    address internal constant JP_RECORDER = address(0x1002);
    address internal constant JP_REGISTRAR = address(0x1003);
    address internal constant US_ADMIN = address(0x2001);
    address internal constant US_RECORDER = address(0x2002);
    address internal constant US_REGISTRAR = address(0x2003);
    address internal constant STRANGER = address(0xbad);

    uint256 internal constant START_BLOCK = 1000;
    uint256 internal constant START_TIME = 1_800_000_000;
    uint32 internal constant DATE = 2026_11_21;

    OfficeDirectory internal directory;
    DocumentLog internal log;
    ApplicationRegister internal applications;
    PriorityRegister internal priorities;

    function setUp() public virtual {
        vm.roll(START_BLOCK);
        vm.warp(START_TIME);
        directory = new OfficeDirectory(GOVERNOR);
        log = new DocumentLog(directory);
        applications = new ApplicationRegister(directory);
        priorities = new PriorityRegister(directory, applications);
        _admit(JP, JP_ADMIN, JP_RECORDER, JP_REGISTRAR);
        _admit(US, US_ADMIN, US_RECORDER, US_REGISTRAR);
    }

    function _admit(bytes2 office, address admin, address recorder, address registrar) private {
        vm.prank(GOVERNOR);
        directory.admit(office, admin);
        vm.startPrank(admin);
        directory.grantKey(office, recorder, RECORDER, 0, 0);
        directory.grantKey(office, registrar, REGISTRAR, 0, 0);
        vm.stopPrank();
    }

    /// @dev As if blocks passed, ten seconds each.
    function _pass(uint256 blocks) internal {
        vm.roll(block.number + blocks);
        vm.warp(block.timestamp + 10 * blocks);
    }

    function _expectUnauthorised(bytes2 office, address key, IOfficeDirectory.Role role) internal {
        vm.expectRevert(abi.encodeWithSelector(IOfficeGuarded.OfficeKeyUnauthorised.selector, office, key, role));
    }

    function _expectNoLogs() internal {
        vm.recordLogs();
    }

    function _assertNoLogs() internal {
        assertEq(vm.getRecordedLogs().length, 0, "something was emitted");
    }

    /// @dev A number of decimal digits, left-aligned.
    function _number(uint256 n) internal pure returns (bytes32 number) {
        uint256 word;
        uint256 length;
        do {
            word = (word >> 8) | ((0x30 + (n % 10)) << 248);
            n /= 10;
            ++length;
        } while (n != 0 && length < 32);
        return bytes32(word);
    }

    function assertTrue(bool condition, string memory what) internal pure {
        require(condition, what);
    }

    function assertFalse(bool condition, string memory what) internal pure {
        require(!condition, what);
    }

    function assertEq(uint256 a, uint256 b, string memory what) internal pure {
        require(a == b, what);
    }

    function assertEq(bytes32 a, bytes32 b, string memory what) internal pure {
        require(a == b, what);
    }

    function assertEq(address a, address b, string memory what) internal pure {
        require(a == b, what);
    }

    function assertSame(bytes memory a, bytes memory b, string memory what) internal pure {
        require(keccak256(a) == keccak256(b), what);
    }
}
