/** A service that breaks each rule of the house, for the rules' own test. */
package io.movers.untidy;
