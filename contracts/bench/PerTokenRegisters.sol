// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.28;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721URIStorage} from "@openzeppelin/contracts/token/ERC721/extensions/ERC721URIStorage.sol";

/// @title The usual way: a token for each certificate, with its digest and its address on the chain
contract FullRegister is ERC721URIStorage {
    mapping(uint256 token => bytes32 digest) private _digestOf;

    constructor() ERC721("Full register", "FULL") {}

    function register(address owner, bytes32 digest, string calldata uri) external {
        uint256 token = uint256(digest);
        _digestOf[token] = digest;
        _mint(owner, token);
        _setTokenURI(token, uri);
    }
}

/// @title The leanest token there can be: its number is the digest, the rest is in an event
contract LeanRegister is ERC721 {
    event Registered(uint256 indexed token, string uri);

    constructor() ERC721("Lean register", "LEAN") {}

    function register(address owner, bytes32 digest, string calldata uri) external {
        _mint(owner, uint256(digest));
        emit Registered(uint256(digest), uri);
    }
}
