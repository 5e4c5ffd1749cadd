/** Tests of the console. */
package io.movers.local.console;
