/** New VIPs are received: one personal manager, first contact, personal terms (SIB-35, SIB-38, SIB-39, GT-14..24). */
package vip.approvals.onboarding;
