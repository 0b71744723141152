import { fileURLToPath } from 'node:url';
import HardhatEthers from '@nomicfoundation/hardhat-ethers';
import HardhatEthersChaiMatchers from '@nomicfoundation/hardhat-ethers-chai-matchers';
import HardhatMocha from '@nomicfoundation/hardhat-mocha';
import HardhatNetworkHelpers from '@nomicfoundation/hardhat-network-helpers';
import { defineConfig } from 'hardhat/config';

export default defineConfig({
  plugins: [HardhatEthers, HardhatEthersChaiMatchers, HardhatMocha, HardhatNetworkHelpers],
  solidity: {
    version: '0.8.37',
    // The compiler comes with the package `solc`, so that a build needs no download.
    path: fileURLToPath(import.meta.resolve('solc/soljson.js')),
    settings: {
      // Consortium chains stay on old forks for years; Paris code asks for nothing newer.
      evmVersion: 'paris',
      optimizer: { enabled: true, runs: 10_000 },
      // The code hash must not depend on comments or file paths: pins name it.
      metadata: { bytecodeHash: 'none' },
      outputSelection: { '*': { '*': ['storageLayout'] } },
    },
  },
  paths: { sources: './contracts', tests: { solidity: './test/contracts', mocha: './test/contracts' } },
});
