// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {Market} from "../src/Market.sol";
import {ParkArt} from "../src/ParkArt.sol";
import {SignedActions} from "../src/SignedActions.sol";
import {RelayedActionSuite} from "./suites/RelayedActionSuite.sol";
import {MarketWorld} from "./world/MarketWorld.sol";
import {Person} from "./world/People.sol";

/// @title An action around a piece of art with one signature
abstract contract RelayedArtAction is MarketWorld, RelayedActionSuite {
    function _target() internal view virtual override returns (SignedActions) {
        return art;
    }

    function _only(Person memory who) internal pure returns (Person[] memory signers) {
        signers = new Person[](1);
        signers[0] = who;
    }
}

/// @title Publishing a piece, relayed
contract RelayedPublicationTest is RelayedArtAction {
    bytes32 private constant _SECOND = keccak256("a second bench");

    function _prepare() internal override {}

    function _signers() internal view override returns (Person[] memory) {
        return _only(artist);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(PUBLICATION, abi.encode(_words(nonce, deadline)));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        return abi.encodeCall(ParkArt.publish, (_words(nonce, deadline), signatures[0]));
    }

    function _words(uint256 nonce, uint256 deadline) private view returns (ParkArt.ArtPublication memory) {
        return ParkArt.ArtPublication(artist.account, _SECOND, artist.account, ROYALTY_SHARE, nonce, deadline);
    }
}

/// @title Letting the market move a piece, relayed
contract RelayedApprovalTest is RelayedArtAction {
    function _prepare() internal override {}

    function _signers() internal view override returns (Person[] memory) {
        return _only(seller);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(APPROVAL, abi.encode(seller.account, market, piece, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        ParkArt.ArtApproval memory words =
            ParkArt.ArtApproval(seller.account, address(market), piece, nonce, deadline);
        return abi.encodeCall(ParkArt.approveSigned, (words, signatures[0]));
    }
}

/// @title Selling and buying, relayed; seller and buyer use the same nonce here, each for their own words
contract RelayedListingTest is RelayedArtAction {
    function _prepare() internal override {}

    function _target() internal view override returns (SignedActions) {
        return market;
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(seller);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _idOf(_words(nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        Market.Listing memory listing = _words(nonce, deadline);
        Market.Purchase memory purchase = Market.Purchase(_idOf(listing), buyer.account, 1, deadline);
        bytes memory byBuyer = _sign(buyer, address(market), _typed(PURCHASE, abi.encode(purchase)));
        return abi.encodeCall(Market.buy, (listing, signatures[0], purchase, byBuyer));
    }

    function _words(uint256 nonce, uint256 deadline) private view returns (Market.Listing memory) {
        return Market.Listing(
            seller.account,
            address(art),
            piece,
            address(token),
            PRICE,
            artist.account,
            ROYALTY,
            REFUND_SECONDS,
            nonce,
            deadline
        );
    }
}

/// @title Buying, relayed
contract RelayedPurchaseTest is RelayedArtAction {
    Market.Listing private _offered;

    function _prepare() internal override {
        Market.Listing memory listing = _listing();
        listing.deadline = DEADLINE + 1 days;
        _offered = listing;
    }

    function _target() internal view override returns (SignedActions) {
        return market;
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(buyer);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(PURCHASE, abi.encode(_idOf(_offered), buyer.account, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        Market.Purchase memory purchase = Market.Purchase(_idOf(_offered), buyer.account, nonce, deadline);
        bytes memory bySeller = _sign(seller, address(market), _idOf(_offered));
        return abi.encodeCall(Market.buy, (_offered, bySeller, purchase, signatures[0]));
    }
}

/// @title Giving a piece back, relayed
contract RelayedRefundTest is RelayedArtAction {
    bytes32 private _sale;

    function _prepare() internal override {
        _sale = _buy(_listing());
        _approve(buyer, address(market));
    }

    function _target() internal view override returns (SignedActions) {
        return market;
    }

    function _signers() internal view override returns (Person[] memory) {
        return _only(buyer);
    }

    function _structHash(uint256 nonce, uint256 deadline) internal view override returns (bytes32) {
        return _typed(REFUND, abi.encode(_sale, nonce, deadline));
    }

    function _call(uint256 nonce, uint256 deadline, bytes[] memory signatures)
        internal
        view
        override
        returns (bytes memory)
    {
        return abi.encodeCall(Market.refund, (Market.RefundRequest(_sale, nonce, deadline), signatures[0]));
    }
}
