/** What the engine knows of a client, and forgets. */
package vip.approvals.erasure.process;
