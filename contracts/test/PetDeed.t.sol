// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {PetDeed} from "../src/PetDeed.sol";
import {CHEATS} from "./Cheats.sol";
import {DeedWorld} from "./world/DeedWorld.sol";
import {Person} from "./world/People.sol";

/// @title Promises of PetDeed
contract PetDeedTest is DeedWorld {
    function test_ADeedIsMadeFromAnAnchoredCertificate() external {
        _claim(ana);
        _expect(deeds.ownerOf(DEED) == ana.account, "it belongs to somebody else");
        _expect(deeds.isInForce(DEED), "its certificate is not in force");
        (address receiver, uint256 royalty) = deeds.royaltyInfo(DEED, 10_000);
        _expect(receiver == issuer.account && royalty == 500, "another royalty");
    }

    function test_OneCertificateMakesOneDeed() external {
        _claim(ana);
        CHEATS.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidSender.selector, address(0)));
        this.claimExternally(_claimFor(ben.account), ben);
    }

    function test_AnIssuerMayHoldADeedThemselves() external {
        _claim(issuer);
        _expect(deeds.ownerOf(DEED) == issuer.account, "it belongs to somebody else");
    }

    function test_ADeedMayAskForNoRoyalty() external {
        PetDeed.DeedClaim memory words = _claimFor(ana.account);
        (words.royaltyReceiver, words.royaltyShare) = (address(0), 0);
        _claimWords(words, ana);
        (address receiver, uint256 royalty) = deeds.royaltyInfo(DEED, 10_000);
        _expect(receiver == address(0) && royalty == 0, "somebody gets a royalty");
    }

    function test_RefusesACertificateThatIsNotInForce() external {
        anchor.revokeCertificate(CERTIFICATE);
        CHEATS.expectRevert(_notInForce());
        this.claimExternally(_claimFor(ana.account), ana);
    }

    function test_RefusesTheWordOfSomebodyWhoMayNotAnchor() external {
        PetDeed.DeedClaim memory words = _claimFor(ana.account);
        words.issuer = carla.account;
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.NotAnIssuer.selector, carla.account));
        this.claimExternally(words, ana);
    }

    function test_RefusesARoyaltyOfMoreThanATenth() external {
        PetDeed.DeedClaim memory words = _claimFor(ana.account);
        words.royaltyShare = 1_001;
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.RoyaltyTooLarge.selector, 1_001));
        this.claimExternally(words, ana);
    }

    function test_ADeedPassesOnWhenBothSignedAndTheWindowIsOver() external {
        _claim(ana);
        uint64 settlesAt = uint64(TODAY + 3 days);
        CHEATS.expectEmit(address(deeds));
        emit PetDeed.DeedTransferBegun(DEED, ana.account, ben.account, settlesAt);
        _beginTransfer(ana, ben);

        _expect(deeds.ownerOf(DEED) == ana.account, "it passed on at once");
        _expect(deeds.pendingTransferOf(DEED).to == ben.account, "another transfer is under way");
        CHEATS.warp(settlesAt - 1);
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.WindowStillOpen.selector, settlesAt));
        deeds.settleTransfer(DEED);
        CHEATS.warp(settlesAt);
        deeds.settleTransfer(DEED);
        _expect(deeds.ownerOf(DEED) == ben.account, "it did not pass on");
    }

    function test_EitherSideStopsATransferInTime() external {
        _claim(ana);
        Person[2] memory sides = [ana, ben];
        for (uint256 i = 0; i < 2; ++i) {
            _beginTransfer(ana, ben);
            CHEATS.expectEmit(address(deeds));
            emit PetDeed.DeedTransferStopped(DEED, sides[i].account, sha256("reason"));
            _stopTransfer(sides[i]);
            _expect(deeds.ownerOf(DEED) == ana.account, "it is gone");
            _expect(deeds.pendingTransferOf(DEED).settlesAt == 0, "it goes on");
        }
    }

    function test_NobodyElseStopsATransfer() external {
        _claim(ana);
        _beginTransfer(ana, ben);
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.NotInvolved.selector, carla.account));
        this.stopTransferExternally(carla);
    }

    function test_NobodyStopsATransferTooLate() external {
        _claim(ana);
        _beginTransfer(ana, ben);
        CHEATS.warp(TODAY + 3 days);
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.WindowOver.selector, uint64(TODAY + 3 days)));
        this.stopTransferExternally(ana);
    }

    function test_WhatNobodyBeganIsNeitherStoppedNorSettled() external {
        _claim(ana);
        bytes memory reason = abi.encodeWithSelector(PetDeed.NoTransferUnderWay.selector, DEED);
        CHEATS.expectRevert(reason);
        this.stopTransferExternally(ana);
        CHEATS.expectRevert(reason);
        deeds.settleTransfer(DEED);
    }

    function test_ADeedIsNotPromisedTwice() external {
        _claim(ana);
        _beginTransfer(ana, ben);
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.TransferUnderWay.selector, DEED));
        this.beginTransferExternally(ana, carla);
    }

    function test_OnlyTheHolderGivesADeedAway() external {
        _claim(ana);
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.NotTheHolder.selector, DEED, ben.account));
        this.beginTransferExternally(ben, carla);
    }

    function test_ADeedIsNotGivenToOneselfOrNobody() external {
        _claim(ana);
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.RecipientInvalid.selector, ana.account));
        this.beginTransferExternally(ana, ana);
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.RecipientInvalid.selector, address(0)));
        this.beginTransferExternally(ana, Person(1, address(0)));
    }

    function test_ARevokedCertificateFreezesItsDeed() external {
        _claim(ana);
        anchor.revokeCertificate(CERTIFICATE);
        _expect(!deeds.isInForce(DEED), "it is in force");
        CHEATS.expectRevert(_notInForce());
        this.beginTransferExternally(ana, ben);
    }

    function test_ARevocationStopsATransferUnderWay() external {
        _claim(ana);
        _beginTransfer(ana, ben);
        anchor.revokeBatch(_root());
        CHEATS.warp(TODAY + 3 days);
        CHEATS.expectEmit(address(deeds));
        emit PetDeed.DeedTransferStopped(DEED, address(0), bytes32(0));
        deeds.settleTransfer(DEED);
        _expect(deeds.ownerOf(DEED) == ana.account, "it passed on");
    }

    function test_AThiefWithTheKeyIsStoppedByTheOwnerAndThenByTheIssuer() external {
        _claim(ana);
        Person memory thief = carla;
        _beginTransfer(ana, thief);
        _stopTransfer(ana);
        _beginTransfer(ana, thief);
        anchor.revokeCertificate(CERTIFICATE);
        CHEATS.warp(TODAY + 3 days);
        deeds.settleTransfer(DEED);
        _expect(deeds.ownerOf(DEED) == ana.account, "the thief has it");
    }

    function test_NoShopOrOperatorMovesADeed() external {
        _claim(ana);
        bytes4 reason = PetDeed.DeedNotTradable.selector;
        CHEATS.expectRevert(reason);
        deeds.approve(ben.account, DEED);
        CHEATS.expectRevert(reason);
        deeds.setApprovalForAll(ben.account, true);
        CHEATS.prank(ana.account);
        CHEATS.expectRevert(reason);
        deeds.transferFrom(ana.account, ben.account, DEED);
        CHEATS.prank(ana.account);
        CHEATS.expectRevert(reason);
        deeds.safeTransferFrom(ana.account, ben.account, DEED);
    }

    function test_ATransferBothSignedMayBeCompletedUnderItsUsualName() external {
        _claim(ana);
        _beginTransfer(ana, ben);
        CHEATS.expectRevert(abi.encodeWithSelector(PetDeed.WindowStillOpen.selector, uint64(TODAY + 3 days)));
        deeds.transferFrom(ana.account, ben.account, DEED);
        CHEATS.warp(TODAY + 3 days);
        CHEATS.expectRevert(PetDeed.DeedNotTradable.selector);
        deeds.transferFrom(ana.account, carla.account, DEED);
        CHEATS.expectRevert(PetDeed.DeedNotTradable.selector);
        deeds.transferFrom(carla.account, ben.account, DEED);
        deeds.transferFrom(ana.account, ben.account, DEED);
        _expect(deeds.ownerOf(DEED) == ben.account, "it did not pass on");
    }

    function test_TheUsualNameMovesNothingThatWasRevoked() external {
        _claim(ana);
        _beginTransfer(ana, ben);
        anchor.revokeCertificate(CERTIFICATE);
        CHEATS.warp(TODAY + 3 days);
        CHEATS.expectRevert(PetDeed.DeedNotTradable.selector);
        deeds.transferFrom(ana.account, ben.account, DEED);
    }

    function test_FollowsTheStandardsItNames() external view {
        bytes4[3] memory interfaces = [type(IERC165).interfaceId, type(IERC721).interfaceId, type(IERC2981).interfaceId];
        for (uint256 i = 0; i < 3; ++i) {
            _expect(deeds.supportsInterface(interfaces[i]), "a standard is missing");
        }
        _expect(!deeds.supportsInterface(0xffffffff), "it claims everything");
    }

    function test_SaysWhereTheCertificateWouldBeFound() external {
        _claim(ana);
        string memory start = "ipfs://bafkrei";
        bytes memory uri = bytes(deeds.tokenURI(DEED));
        _expect(uri.length == 66, "another length");
        for (uint256 i = 0; i < bytes(start).length; ++i) {
            _expect(uri[i] == bytes(start)[i], "another kind of address");
        }
    }

    function test_NothingIsSaidOfADeedThatDoesNotExist() external {
        bytes memory reason = abi.encodeWithSelector(IERC721Errors.ERC721NonexistentToken.selector, DEED);
        CHEATS.expectRevert(reason);
        deeds.tokenURI(DEED);
        CHEATS.expectRevert(reason);
        deeds.isInForce(DEED);
        CHEATS.expectRevert(reason);
        this.beginTransferExternally(ana, ben);
    }

    function claimExternally(PetDeed.DeedClaim calldata words, Person calldata owner) external {
        _claimWords(words, owner);
    }

    function beginTransferExternally(Person calldata from, Person calldata to) external {
        _beginTransfer(from, to);
    }

    function stopTransferExternally(Person calldata by) external {
        _stopTransfer(by);
    }

    function _notInForce() private pure returns (bytes memory) {
        return abi.encodeWithSelector(PetDeed.CertificateNotInForce.selector, CERTIFICATE);
    }
}
