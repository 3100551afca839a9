// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

/// @title Where bytes are found by what they are
/// @notice An address that anybody who has the bytes can check, without asking anybody.
/// @dev The same addresses as `contentAddressOf` in packages/domain; a vector file keeps the two together.
library ContentAddress {
    /// @dev Lower-case base32 of RFC 4648, which multibase calls `b`.
    bytes32 private constant ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    /// @dev CIDv1, raw bytes, SHA-256 of 32 bytes.
    bytes4 private constant PREFIX = 0x01551220;
    /// @dev 36 bytes are 288 bits, five to a letter, the last padded.
    uint256 private constant LETTERS = 58;

    /// @notice The address of the bytes with this digest.
    /// @param digest SHA-256 of the bytes.
    /// @return `ipfs://` and a CIDv1.
    function uriOf(bytes32 digest) internal pure returns (string memory) {
        bytes memory letters = new bytes(LETTERS);
        uint256 top = uint256(uint32(PREFIX));
        uint256 low = uint256(digest);
        // 288 bits do not fit a word: read five at a time from (prefix || digest || 00).
        for (uint256 i = 0; i < LETTERS; ++i) {
            letters[i] = ALPHABET[_fiveBits(top, low, i * 5)];
        }
        return string.concat("ipfs://b", string(letters));
    }

    function _fiveBits(uint256 top, uint256 low, uint256 from) private pure returns (uint256) {
        // Bits are numbered from the left: 0..31 in `top`, 32..287 in `low`, 288..289 are zero.
        if (from + 5 <= 32) return (top >> (27 - from)) & 31;
        if (from < 32) return ((top << (from - 27)) | (low >> (283 - from))) & 31;
        if (from <= 283) return (low >> (283 - from)) & 31;
        return (low << (from - 283)) & 31;
    }
}
