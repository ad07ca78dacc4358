/** Who is absent and who stands in: tasks go to the first eligible substitute, and back (B7). */
package vip.approvals.absences;
