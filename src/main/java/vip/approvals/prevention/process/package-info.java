/** The process that warns of a coming ground, its delegates and listeners. */
package vip.approvals.prevention.process;
