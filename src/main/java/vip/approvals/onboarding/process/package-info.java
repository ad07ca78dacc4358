/** The processes of onboarding, their delegates and listeners. */
package vip.approvals.onboarding.process;
