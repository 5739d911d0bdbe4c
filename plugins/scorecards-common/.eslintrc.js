module.exports = require('../../script/eslint')(__dirname);
