// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title Coins that are worth nothing, to try agreements with
/// @notice Anybody may have as many as they like. For embedded and test chains; on a public chain agree on a token
/// that is worth something.
contract PlayMoney is ERC20, ERC20Permit {
    /// @dev Two digits after the point, like most money.
    constructor() ERC20("Play money (worth nothing)", "PLAY") ERC20Permit("Play money (worth nothing)") {}

    /// @notice Gives somebody play money.
    /// @param to To whom.
    /// @param cents How much, in hundredths.
    function hand(address to, uint256 cents) external {
        _mint(to, cents);
    }

    /// @notice How many digits stand after the point.
    /// @return Two.
    function decimals() public pure override returns (uint8) {
        return 2;
    }
}
