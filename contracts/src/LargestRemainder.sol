// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Divides an amount so that the parts are whole and add up to it exactly
/// @notice Nothing is lost or made by rounding, and nobody is further than one unit from their exact share.
/// @dev The method of the largest remainder (Hamilton): everybody gets the whole part of their quota, the units
/// left over go one each to the largest remainders, to whom comes first when two are equal.
library LargestRemainder {
    /// @notice Divides an amount by shares.
    /// @param amount What to divide, in smallest units.
    /// @param shares Weights; their sum must not be zero.
    /// @return parts One for each share, in the same order; their sum is `amount`.
    function divide(uint256 amount, uint32[] memory shares) internal pure returns (uint256[] memory parts) {
        uint256 whole = 0;
        for (uint256 i = 0; i < shares.length; ++i) {
            whole += shares[i];
        }
        parts = new uint256[](shares.length);
        uint256[] memory remainders = new uint256[](shares.length);
        uint256 left = amount;
        for (uint256 i = 0; i < shares.length; ++i) {
            parts[i] = Math.mulDiv(amount, shares[i], whole);
            remainders[i] = mulmod(amount, shares[i], whole);
            left -= parts[i];
        }
        // Fewer are left than there are shares, and each is given to another one.
        for (; left > 0; --left) {
            uint256 largest = _largest(remainders);
            ++parts[largest];
            remainders[largest] = 0;
        }
    }

    function _largest(uint256[] memory remainders) private pure returns (uint256 largest) {
        for (uint256 i = 1; i < remainders.length; ++i) {
            if (remainders[i] > remainders[largest]) largest = i;
        }
    }
}
