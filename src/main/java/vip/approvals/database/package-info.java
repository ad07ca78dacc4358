/** The PostgreSQL that the product runs on: its own embedded one or a given server, two roles, bulk loads. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package vip.approvals.database;
