// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApplicationRegister} from "../../contracts/ApplicationRegister.sol";
import {IApplicationRegister} from "../../contracts/IApplicationRegister.sol";
import {IOfficeGuarded} from "../../contracts/IOfficeGuarded.sol";
import {IPriorityRegister} from "../../contracts/IPriorityRegister.sol";
import {OfficeDirectory} from "../../contracts/OfficeDirectory.sol";
import {PriorityRegister} from "../../contracts/PriorityRegister.sol";
import {ApplicationFixture} from "./ApplicationFixture.sol";

/// @dev JP is the office of second filing; its later application 1 is published, 2 is not. What is claimed is EARLIER.
contract PriorityRegisterTest is ApplicationFixture {
    bytes32 private constant EARLIER = "open key of the earlier one";
    bytes32 private constant CLAIM_KEY = "claim key";
    bytes32 private constant MASK = "claim mask";
    uint32 private constant CLAIMED = 2025_11_21;

    IPriorityRegister.ClaimForm private constant NONE = IPriorityRegister.ClaimForm.None;
    IPriorityRegister.ClaimForm private constant SEALED = IPriorityRegister.ClaimForm.Sealed;
    IPriorityRegister.ClaimForm private constant OPEN = IPriorityRegister.ClaimForm.Open;
    IPriorityRegister.ClaimForm private constant OPENED = IPriorityRegister.ClaimForm.Opened;
    IPriorityRegister.PriorityStatus private constant ACCEPTED = IPriorityRegister.PriorityStatus.Accepted;
    IPriorityRegister.PriorityStatus private constant REFUSED = IPriorityRegister.PriorityStatus.Refused;

    function setUp() public override {
        super.setUp();
        _recordOpen(_openItem(1));
    }

    function _id(uint256 later) private view returns (bytes32) {
        return priorities.claimIdOf(EARLIER, _key(later), CLAIMED, JP);
    }

    function _openItemOf(uint256 later) private view returns (IPriorityRegister.OpenClaimItem memory) {
        return IPriorityRegister.OpenClaimItem(EARLIER, _key(later), CLAIMED);
    }

    function _sealedItemOf(uint256 later) private view returns (IPriorityRegister.SealedClaimItem memory) {
        bytes32 claimSeal = priorities.claimSealOf(EARLIER, _key(later), CLAIMED, JP, MASK);
        return IPriorityRegister.SealedClaimItem(CLAIM_KEY, claimSeal, _key(later) ^ MASK, bytes4("mask"));
    }

    function _openingOf(uint256 later) private view returns (IPriorityRegister.ClaimOpeningItem memory) {
        return IPriorityRegister.ClaimOpeningItem(CLAIM_KEY, EARLIER, _key(later), MASK, CLAIMED);
    }

    function _declareOpen(IPriorityRegister.OpenClaimItem memory item) private {
        IPriorityRegister.OpenClaimItem[] memory batch = new IPriorityRegister.OpenClaimItem[](1);
        batch[0] = item;
        vm.prank(JP_RECORDER);
        priorities.declareOpen(JP, batch);
    }

    function _declareSealed(IPriorityRegister.SealedClaimItem memory item) private {
        IPriorityRegister.SealedClaimItem[] memory batch = new IPriorityRegister.SealedClaimItem[](1);
        batch[0] = item;
        vm.prank(JP_RECORDER);
        priorities.declareSealed(JP, batch);
    }

    function _openClaim(IPriorityRegister.ClaimOpeningItem memory item) private {
        IPriorityRegister.ClaimOpeningItem[] memory batch = new IPriorityRegister.ClaimOpeningItem[](1);
        batch[0] = item;
        vm.prank(JP_REGISTRAR);
        priorities.openClaim(JP, batch);
    }

    function _expectClaimRefused(bytes32 claim, IPriorityRegister.ClaimRefusal reason) private {
        vm.expectEmit(address(priorities));
        emit IPriorityRegister.ClaimRefused(JP, claim, reason, 0);
    }

    function _assertForm(bytes32 claim, IPriorityRegister.ClaimForm form, string memory what) private view {
        assertTrue(priorities.claimOf(claim).form == form, what);
    }

    function testItStandsOnOneDirectory() public {
        assertEq(address(priorities.applicationRegister()), address(applications), "register");
        ApplicationRegister other = new ApplicationRegister(new OfficeDirectory(GOVERNOR));
        bytes4 selector = IPriorityRegister.PriorityRegisterOtherDirectory.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, other, other.directory()));
        new PriorityRegister(directory, other);
        vm.expectRevert(abi.encodeWithSelector(IOfficeGuarded.OfficeGuardNoContract.selector, STRANGER));
        new PriorityRegister(directory, IApplicationRegister(STRANGER));
    }

    function testFormulas() public view {
        bytes memory values = abi.encodePacked(EARLIER, _key(1), CLAIMED, JP);
        bytes memory sealed_ = abi.encodePacked("ipanchor/v1/claim-seal", bytes1(0), values, MASK);
        assertEq(priorities.claimSealOf(EARLIER, _key(1), CLAIMED, JP, MASK), sha256(sealed_), "claim seal");
        assertEq(_id(1), sha256(abi.encodePacked("ipanchor/v1/open-claim", bytes1(0), values)), "claim id");
    }

    // --- Open claims ---

    function testAnOpenClaimStandsInTheList() public {
        bytes32 id = _id(1);
        vm.expectEmit(address(priorities));
        emit IPriorityRegister.OpenClaimDeclared(JP, EARLIER, _key(1), CLAIMED, id);
        _declareOpen(_openItemOf(1));
        IPriorityRegister.Claim memory claim = priorities.claimOf(id);
        assertTrue(claim.form == OPEN && claim.osf == JP, "open, of JP");
        assertEq(claim.laterKey, _key(1), "later application");
        assertEq(uint32(claim.claimedDate), CLAIMED, "date");
        assertTrue(claim.status == IPriorityRegister.PriorityStatus.Claimed, "claimed");
        assertEq(claim.declaredAt, START_TIME, "declared");
        assertEq(claim.openedAt, START_TIME, "open at once");
        assertEq(priorities.claimCount(EARLIER), 1, "one");
        assertEq(priorities.claimsOn(EARLIER, 0, 10)[0], id, "in the list");
        _pass(1);
        _expectNoLogs();
        _declareOpen(_openItemOf(1));
        _assertNoLogs();
        assertEq(priorities.claimCount(EARLIER), 1, "still one");
        IPriorityRegister.OpenClaimItem memory undated = _openItemOf(1);
        undated.claimedDate = 0;
        _declareOpen(undated);
        assertEq(priorities.claimCount(EARLIER), 2, "another date is another claim");
    }

    function testOpenClaimsAreRefused() public {
        for (uint256 i = 0; i < 3; ++i) {
            IPriorityRegister.OpenClaimItem memory item = _openItemOf(1);
            if (i == 0) item.openKey = 0;
            if (i == 1) item.laterKey = EARLIER;
            if (i == 2) item.claimedDate = 20251301;
            _expectClaimRefused(item.openKey, IPriorityRegister.ClaimRefusal.Malformed);
            _declareOpen(item);
        }
        IPriorityRegister.OpenClaimItem memory unpublished = _openItemOf(2);
        _expectClaimRefused(EARLIER, IPriorityRegister.ClaimRefusal.LaterNotOpen);
        _declareOpen(unpublished);
        assertEq(priorities.claimCount(EARLIER), 0, "none");
    }

    function testTheListIsReadInPages(uint8 offset, uint8 limit) public {
        IPriorityRegister.OpenClaimItem[] memory batch = new IPriorityRegister.OpenClaimItem[](7);
        for (uint32 i = 0; i < 7; ++i) {
            batch[i] = IPriorityRegister.OpenClaimItem(EARLIER, _key(1), CLAIMED + i);
        }
        vm.prank(JP_RECORDER);
        priorities.declareOpen(JP, batch);
        (uint256 from, uint256 most) = (offset % 10, limit % 10);
        bytes32[] memory page = priorities.claimsOn(EARLIER, from, most);
        uint256 rest = from < 7 ? 7 - from : 0;
        assertEq(page.length, most < rest ? most : rest, "length");
        for (uint256 i = 0; i < page.length; ++i) {
            uint32 date = CLAIMED + uint32(from + i);
            assertEq(page[i], priorities.claimIdOf(EARLIER, _key(1), date, JP), "in order");
        }
    }

    // --- Sealed claims ---

    function testASealedClaimStandsAtItsKey() public {
        IPriorityRegister.SealedClaimItem memory item = _sealedItemOf(2);
        vm.expectEmit(address(priorities));
        emit IPriorityRegister.SealedClaimDeclared(
            JP,
            CLAIM_KEY,
            item.claimSeal,
            item.maskedLaterKey,
            item.maskedDate
        );
        _declareSealed(item);
        IPriorityRegister.Claim memory claim = priorities.claimOf(CLAIM_KEY);
        assertTrue(claim.form == SEALED && claim.osf == JP, "sealed, of JP");
        assertEq(claim.laterKey ^ MASK, _key(2), "masked later key");
        assertEq(claim.claimSeal, item.claimSeal, "seal");
        assertEq(claim.openedAt, 0, "not open");
        _expectNoLogs();
        _declareSealed(item);
        _assertNoLogs();
        for (uint256 i = 0; i < 3; ++i) {
            IPriorityRegister.SealedClaimItem memory other = _sealedItemOf(2);
            if (i == 0) other.claimSeal = "another";
            if (i == 1) other.maskedLaterKey = "another";
            if (i == 2) other.maskedDate = "othr";
            _expectClaimRefused(CLAIM_KEY, IPriorityRegister.ClaimRefusal.KeyTaken);
            _declareSealed(other);
        }
        for (uint256 i = 0; i < 2; ++i) {
            IPriorityRegister.SealedClaimItem memory bad = _sealedItemOf(2);
            if (i == 0) bad.claimKey = 0;
            if (i == 1) bad.claimSeal = 0;
            _expectClaimRefused(bad.claimKey, IPriorityRegister.ClaimRefusal.Malformed);
            _declareSealed(bad);
        }
        IPriorityRegister.SealedClaimItem[] memory batch = new IPriorityRegister.SealedClaimItem[](1);
        batch[0] = item;
        vm.expectEmit(address(priorities));
        emit IPriorityRegister.ClaimRefused(US, CLAIM_KEY, IPriorityRegister.ClaimRefusal.KeyTaken, 0);
        vm.prank(US_RECORDER);
        priorities.declareSealed(US, batch);
    }

    function testOpeningCarriesEverythingOver() public {
        _declareSealed(_sealedItemOf(2));
        _pass(1);
        vm.startPrank(JP_REGISTRAR);
        priorities.decide(JP, CLAIM_KEY, ACCEPTED);
        priorities.withdraw(JP, CLAIM_KEY);
        vm.stopPrank();
        IPriorityRegister.ClaimOpeningItem memory item = _openingOf(2);
        _expectClaimRefused(CLAIM_KEY, IPriorityRegister.ClaimRefusal.LaterNotOpen);
        _openClaim(item);
        _recordOpen(_openItem(2));
        _pass(1);
        (bytes32 id, bytes32 later) = (_id(2), _key(2));
        vm.expectEmit(address(priorities));
        emit IPriorityRegister.ClaimOpened(JP, CLAIM_KEY, EARLIER, later, CLAIMED, id);
        _openClaim(item);
        IPriorityRegister.Claim memory claim = priorities.claimOf(id);
        assertTrue(claim.form == OPEN && claim.status == ACCEPTED, "open and accepted");
        assertEq(claim.laterKey, later, "later application");
        assertEq(claim.declaredAt, START_TIME, "first declaration time");
        assertEq(claim.decidedAt, START_TIME + 10, "decided");
        assertEq(claim.withdrawnAt, START_TIME + 10, "withdrawn");
        assertEq(claim.openedAt, START_TIME + 20, "opened");
        assertEq(priorities.claimsOn(EARLIER, 0, 1)[0], id, "in the list");
        IPriorityRegister.Claim memory left = priorities.claimOf(CLAIM_KEY);
        assertTrue(left.form == OPENED, "opened");
        assertEq(left.openedAs, id, "points to it");
        assertEq(left.openedAt, START_TIME + 20, "since");
        _expectNoLogs();
        _openClaim(item);
        _declareSealed(_sealedItemOf(2));
        _declareOpen(_openItemOf(2));
        _assertNoLogs();
        vm.expectRevert(
            abi.encodeWithSelector(IPriorityRegister.PriorityRegisterOpened.selector, JP, CLAIM_KEY, id)
        );
        vm.prank(JP_REGISTRAR);
        priorities.withdraw(JP, CLAIM_KEY);
    }

    function testOpeningIntoAClaimThatIsThereAlready() public {
        _declareSealed(_sealedItemOf(1));
        vm.prank(JP_REGISTRAR);
        priorities.decide(JP, CLAIM_KEY, ACCEPTED);
        _pass(1);
        _declareOpen(_openItemOf(1));
        bytes32 id = _id(1);
        vm.prank(JP_REGISTRAR);
        priorities.withdraw(JP, id);
        _openClaim(_openingOf(1));
        IPriorityRegister.Claim memory claim = priorities.claimOf(id);
        assertEq(claim.declaredAt, START_TIME, "the earlier time");
        assertTrue(claim.status == ACCEPTED && claim.decidedAt == START_TIME, "the only decision");
        assertEq(claim.withdrawnAt, START_TIME + 10, "its own withdrawal");
        assertEq(priorities.claimCount(EARLIER), 1, "listed once");
    }

    function testAnOpenClaimKeepsItsOwnDecisionAndItsOlderTime() public {
        _declareOpen(_openItemOf(1));
        bytes32 id = _id(1);
        vm.prank(JP_REGISTRAR);
        priorities.decide(JP, id, REFUSED);
        _pass(1);
        _declareSealed(_sealedItemOf(1));
        vm.prank(JP_REGISTRAR);
        priorities.decide(JP, CLAIM_KEY, ACCEPTED);
        _openClaim(_openingOf(1));
        IPriorityRegister.Claim memory claim = priorities.claimOf(id);
        assertTrue(claim.status == REFUSED, "its own");
        assertEq(claim.declaredAt, START_TIME, "older");
    }

    function testOnlyWhatWasSealedIsOpened(uint256 seed) public {
        _declareSealed(_sealedItemOf(1));
        IPriorityRegister.ClaimOpeningItem memory item = _openingOf(1);
        uint256 change = seed % 6;
        IPriorityRegister.ClaimRefusal reason = IPriorityRegister.ClaimRefusal.SealMismatch;
        if (change == 0) item.openKey = keccak256(abi.encode(seed));
        if (change == 1) item.laterKey = keccak256(abi.encode(seed));
        if (change == 2) item.claimMask = keccak256(abi.encode(seed));
        if (change == 3) item.claimedDate = CLAIMED - 1;
        if (change == 4) (item.claimKey, reason) = ("none", IPriorityRegister.ClaimRefusal.NotDeclared);
        if (change == 5) (item.openKey, reason) = (0, IPriorityRegister.ClaimRefusal.Malformed);
        _expectClaimRefused(item.claimKey, reason);
        _openClaim(item);
        _assertForm(CLAIM_KEY, SEALED, "still sealed");
    }

    // --- Deciding, withdrawing, names ---

    function testDecisionsMayChange() public {
        _declareOpen(_openItemOf(1));
        bytes32 id = _id(1);
        _pass(1);
        vm.startPrank(JP_REGISTRAR);
        vm.expectEmit(address(priorities));
        emit IPriorityRegister.ClaimDecided(JP, id, ACCEPTED);
        priorities.decide(JP, id, ACCEPTED);
        _pass(1);
        _expectNoLogs();
        priorities.decide(JP, id, ACCEPTED);
        _assertNoLogs();
        assertEq(priorities.claimOf(id).decidedAt, START_TIME + 10, "time stays");
        priorities.decide(JP, id, REFUSED);
        assertEq(priorities.claimOf(id).decidedAt, START_TIME + 20, "decided anew");
    }

    function testWithdrawingAndItsUndoing() public {
        _declareOpen(_openItemOf(1));
        bytes32 id = _id(1);
        vm.startPrank(JP_REGISTRAR);
        priorities.withdraw(JP, id);
        assertEq(priorities.claimOf(id).withdrawnAt, START_TIME, "withdrawn");
        _pass(1);
        _expectNoLogs();
        priorities.withdraw(JP, id);
        _assertNoLogs();
        priorities.undoWithdraw(JP, id);
        assertEq(priorities.claimOf(id).withdrawnAt, 0, "undone");
        _expectNoLogs();
        priorities.undoWithdraw(JP, id);
        _assertNoLogs();
    }

    function testOnlyTheClaimsOwnOfficeDecides() public {
        _declareOpen(_openItemOf(1));
        bytes32 id = _id(1);
        bytes4 selector = IPriorityRegister.PriorityRegisterNotDeclared.selector;
        vm.startPrank(US_REGISTRAR);
        vm.expectRevert(abi.encodeWithSelector(selector, US, id));
        priorities.decide(US, id, REFUSED);
        vm.expectRevert(abi.encodeWithSelector(selector, US, bytes32("none")));
        priorities.withdraw(US, "none");
        _expectUnauthorised(JP, US_REGISTRAR, REGISTRAR);
        priorities.decide(JP, id, REFUSED);
        _expectUnauthorised(JP, US_REGISTRAR, REGISTRAR);
        priorities.withdraw(JP, id);
        _expectUnauthorised(JP, US_REGISTRAR, REGISTRAR);
        priorities.undoWithdraw(JP, id);
        _expectUnauthorised(JP, US_REGISTRAR, REGISTRAR);
        priorities.openClaim(JP, new IPriorityRegister.ClaimOpeningItem[](0));
        _expectUnauthorised(JP, US_REGISTRAR, RECORDER);
        priorities.declareOpen(JP, new IPriorityRegister.OpenClaimItem[](0));
        _expectUnauthorised(JP, US_REGISTRAR, RECORDER);
        priorities.declareSealed(JP, new IPriorityRegister.SealedClaimItem[](0));
    }

    function testNobodyTakesANameFromAnother() public {
        bytes32 id = _id(1);
        IPriorityRegister.SealedClaimItem[] memory batch = new IPriorityRegister.SealedClaimItem[](1);
        batch[0] = IPriorityRegister.SealedClaimItem(id, "seal", "later", "date");
        vm.prank(US_RECORDER);
        priorities.declareSealed(US, batch);
        _declareOpen(_openItemOf(1));
        assertTrue(priorities.claimOf(id).osf == JP, "the open one");
        vm.prank(JP_REGISTRAR);
        priorities.decide(JP, id, ACCEPTED);
        vm.expectRevert(abi.encodeWithSelector(IPriorityRegister.PriorityRegisterNotDeclared.selector, US, id));
        vm.prank(US_REGISTRAR);
        priorities.withdraw(US, id);
        _assertForm("none", NONE, "nothing there");
    }
}
