// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {Market} from "../src/Market.sol";
import {CHEATS} from "./Cheats.sol";
import {MarketWorld} from "./world/MarketWorld.sol";
import {Person} from "./world/People.sol";

/// @title A seller and a buyer of one piece who trade it back and forth, in any order
/// @dev What cannot be done now is tried and refused; what was refused changes nothing.
contract AnyTraders is MarketWorld {
    Market.Listing[] private _sold;
    uint256 private _now = TODAY;

    constructor() {
        setUp();
        CHEATS.prank(seller.account);
        token.approve(address(market), type(uint256).max);
    }

    function wait(uint32 period) external {
        _now += period % 5 days;
    }

    function buy(uint96 price, bool withRefund) external {
        CHEATS.warp(_now);
        // Whoever has the piece sells it to the other.
        if (art.ownerOf(piece) != seller.account) (seller, buyer) = (buyer, seller);
        token.hand(buyer.account, price);
        Market.Listing memory listing = _listing();
        (address receiver, uint256 royalty) = market.royaltyOf(address(art), piece, price);
        (listing.price, listing.royaltyReceiver, listing.royalty) = (price, receiver, royalty);
        if (!withRefund) listing.refundSeconds = 0;
        _approve(seller, address(market));
        _buy(listing);
        _sold.push(listing);
    }

    function refund(uint256 which) external {
        if (_sold.length == 0) return;
        _try(abi.encodeCall(this.refundExternally, (_idOf(_sold[which % _sold.length]))));
    }

    function settle(uint256 which) external {
        if (_sold.length == 0) return;
        _try(abi.encodeCall(this.settleExternally, (_idOf(_sold[which % _sold.length]))));
    }

    function withdraw(uint256 who) external {
        address account = [seller.account, buyer.account, artist.account][who % 3];
        _try(abi.encodeCall(this.withdrawExternally, (account)));
    }

    function expectEverythingAccountedFor() external view {
        uint256 waiting = 0;
        for (uint256 i = 0; i < _sold.length; ++i) {
            Market.Sale memory sale = market.saleOf(_idOf(_sold[i]));
            if (!sale.closed) waiting += sale.price;
        }
        _expect(token.balanceOf(address(market)) == waiting + _due(), "money is missing, or nobody's");
        address holder = art.ownerOf(piece);
        _expect(holder == seller.account || holder == buyer.account, "the market kept the piece");
    }

    function expectEverySaleEnds() external {
        CHEATS.warp(_now + 31 days);
        for (uint256 i = 0; i < _sold.length; ++i) {
            bytes32 id = _idOf(_sold[i]);
            if (!market.saleOf(id).closed) market.settle(id);
        }
        _expect(token.balanceOf(address(market)) == _due(), "money is stuck");
    }

    function refundExternally(bytes32 id) external {
        // A buyer of then may be the seller of now.
        if (market.saleOf(id).buyer != buyer.account) (seller, buyer) = (buyer, seller);
        if (art.ownerOf(piece) == buyer.account) _approve(buyer, address(market));
        _refund(id);
    }

    function settleExternally(bytes32 id) external {
        market.settle(id);
    }

    function withdrawExternally(address account) external {
        market.withdraw(account, address(token));
    }

    function _due() private view returns (uint256) {
        return market.dueTo(seller.account, address(token)) + market.dueTo(buyer.account, address(token))
            + market.dueTo(artist.account, address(token));
    }

    function _try(bytes memory call) private {
        CHEATS.warp(_now);
        (bool happened, bytes memory answer) = address(this).call(call);
        // A panic is a mistake of ours, never an answer.
        _expect(happened || bytes4(answer) != 0x4e487b71, "a panic");
    }
}

/// @title What stays true whatever seller and buyer do
contract MarketInvariants {
    AnyTraders private _traders;

    function setUp() external {
        _traders = new AnyTraders();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_traders);
    }

    function invariant_MoneyIsNeitherLostNorMade() external view {
        _traders.expectEverythingAccountedFor();
    }

    function invariant_EverySaleEndsAndNoMoneyIsStuck() external {
        uint256 before = CHEATS.snapshotState();
        _traders.expectEverySaleEnds();
        CHEATS.revertToState(before);
    }
}
