// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A token as one expects it
contract HonestToken is ERC20("Honest", "HON") {
    function hand(address to, uint256 amount) external {
        _mint(to, amount);
    }
}

/// @title A token that keeps a hundredth of each transfer
contract GreedyToken is ERC20("Greedy", "GRD") {
    function hand(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        super.transferFrom(from, to, amount);
        _burn(to, amount / 100);
        return true;
    }
}

/// @title A token that calls back in the middle of a transfer
contract ReentrantToken is ERC20("Reentrant", "REE") {
    address private _victim;
    bytes private _call;
    bool public succeeded;

    function hand(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice From now on each transfer calls `victim` with `call`.
    function attack(address victim, bytes calldata call) external {
        (_victim, _call) = (victim, call);
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (_victim == address(0)) return;
        (address victim, bytes memory call) = (_victim, _call);
        _victim = address(0);
        (succeeded,) = victim.call(call);
    }
}
