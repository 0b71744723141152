// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDocumentLog} from "../../contracts/IDocumentLog.sol";
import {IOfficeGuarded} from "../../contracts/IOfficeGuarded.sol";
import {Fixture} from "./Fixture.sol";

contract DocumentLogRevocationsTest is Fixture {
    bytes32 private constant LEAF = "leaf";
    bytes32 private constant BETTER = "better leaf";
    IDocumentLog.RevocationReason private constant REPLACED = IDocumentLog.RevocationReason.Replaced;
    IDocumentLog.RevocationReason private constant OTHER = IDocumentLog.RevocationReason.Other;

    function _revoke(address sender, IDocumentLog.RevocationReason reason, bytes32 replacement) private {
        vm.prank(sender);
        log.revoke(JP, LEAF, reason, replacement);
    }

    function testARevocationStaysAsItWas() public {
        vm.expectEmit(address(log));
        emit IDocumentLog.EntryRevoked(JP, LEAF, REPLACED, BETTER, JP_REGISTRAR);
        _revoke(JP_REGISTRAR, REPLACED, BETTER);
        _pass(1);
        _expectNoLogs();
        _revoke(JP_REGISTRAR, REPLACED, BETTER);
        _assertNoLogs();
        bytes4 already = IDocumentLog.DocumentLogAlreadyRevoked.selector;
        vm.expectRevert(abi.encodeWithSelector(already, JP, LEAF, REPLACED, BETTER));
        _revoke(JP_REGISTRAR, OTHER, BETTER);
        vm.expectRevert(abi.encodeWithSelector(already, JP, LEAF, REPLACED, BETTER));
        _revoke(JP_REGISTRAR, REPLACED, 0);
        IDocumentLog.Revocation memory revocation = log.revocationOf(JP, LEAF);
        assertTrue(revocation.reason == REPLACED, "reason");
        assertEq(revocation.key, JP_REGISTRAR, "key");
        assertEq(revocation.revokedAt, START_TIME, "time");
        assertEq(revocation.replacement, BETTER, "replacement");
        assertEq(log.revocationOf(US, LEAF).revokedAt, 0, "in its own namespace only");
    }

    function testOnlyTheRegistrarRevokes(address sender) public {
        // Nobody signs for address zero, which is the custodian where none was named.
        vm.assume(sender != JP_REGISTRAR && sender != address(0));
        _expectUnauthorised(JP, sender, REGISTRAR);
        _revoke(sender, OTHER, 0);
    }

    function testARevocationHasAReason() public {
        vm.expectRevert(abi.encodeWithSelector(IDocumentLog.DocumentLogReasonMissing.selector, JP, LEAF));
        _revoke(JP_REGISTRAR, IDocumentLog.RevocationReason.None, 0);
    }

    function testACustodianActsForAnAbsentOffice() public {
        vm.expectRevert(abi.encodeWithSelector(IOfficeGuarded.OfficeGovernorOnly.selector, US_ADMIN));
        vm.prank(US_ADMIN);
        log.nameCustodian(JP, US_ADMIN);
        vm.startPrank(GOVERNOR);
        directory.remove(JP);
        log.nameCustodian(JP, STRANGER);
        vm.stopPrank();
        assertEq(log.custodianOf(JP), STRANGER, "custodian");
        _expectUnauthorised(JP, JP_REGISTRAR, REGISTRAR);
        _revoke(JP_REGISTRAR, OTHER, 0);
        _revoke(STRANGER, OTHER, 0);
        assertEq(log.revocationOf(JP, LEAF).key, STRANGER, "by the custodian");
        vm.prank(GOVERNOR);
        log.nameCustodian(JP, address(0));
        _expectUnauthorised(JP, STRANGER, REGISTRAR);
        _revoke(STRANGER, OTHER, 0);
    }

    function testTheVoteAnnulsAThiefsRevocation() public {
        bytes4 notRevoked = IDocumentLog.DocumentLogNotRevoked.selector;
        vm.expectRevert(abi.encodeWithSelector(notRevoked, JP, LEAF));
        vm.prank(GOVERNOR);
        log.annulRevocation(JP, LEAF);
        _revoke(JP_REGISTRAR, OTHER, 0);
        _pass(1);
        vm.expectRevert(abi.encodeWithSelector(IOfficeGuarded.OfficeGovernorOnly.selector, JP_REGISTRAR));
        vm.prank(JP_REGISTRAR);
        log.annulRevocation(JP, LEAF);
        vm.prank(GOVERNOR);
        log.annulRevocation(JP, LEAF);
        assertEq(log.revocationOf(JP, LEAF).annulledAt, START_TIME + 10, "annulled");
        vm.expectRevert(abi.encodeWithSelector(notRevoked, JP, LEAF));
        vm.prank(GOVERNOR);
        log.annulRevocation(JP, LEAF);
        _pass(1);
        _revoke(JP_REGISTRAR, REPLACED, BETTER);
        assertEq(log.revocationOf(JP, LEAF).annulledAt, 0, "made anew");
        assertEq(log.revocationOf(JP, LEAF).revokedAt, START_TIME + 20, "with its time");
    }
}
