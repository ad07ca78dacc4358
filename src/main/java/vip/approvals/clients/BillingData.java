package vip.approvals.clients;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import vip.approvals.erasure.DataCategory;
import vip.approvals.erasure.PersonalData;
import vip.approvals.erasure.PersonalTable;

/** What an erasure takes of billing's facts. Whoever has a contract or the status is not erased. */
@Configuration(proxyBeanMethods = false)
class BillingData {

    @Bean
    @Order(80)
    PersonalData personalDataOfBilling() {
        return new PersonalData(
                List.of("""
                        SELECT 'The contract runs' || coalesce(' until ' || contract_end, '') || ': data are needed for it.'
                        FROM vip.client WHERE client = :client AND (contract_end IS NULL OR contract_end >= :today)""", """
                        SELECT 'The client is a VIP: the status ends first, by a removal with its notice.'
                        FROM vip.vip_status WHERE client = :client"""),
                List.of(
                        "SELECT unnest(ARRAY[name, tax_id, address, email]) FROM vip.client WHERE client = :client",
                        "SELECT account FROM vip.account WHERE client = :client",
                        "SELECT DISTINCT number FROM vip.charge WHERE client = :client",
                        "SELECT invoice FROM vip.invoice WHERE client = :client"),
                List.of(
                        PersonalTable.deleted(
                                "vip.payment",
                                DataCategory.BILLING,
                                "t.invoice IN (SELECT i.invoice FROM vip.invoice i WHERE i.client = :client)"),
                        PersonalTable.deleted("vip.invoice", DataCategory.BILLING),
                        PersonalTable.deleted("vip.charge", DataCategory.BILLING),
                        PersonalTable.deleted("vip.account", DataCategory.BILLING),
                        PersonalTable.deleted("vip.vip_status", DataCategory.STATUS),
                        PersonalTable.deleted("vip.client", DataCategory.IDENTITY)),
                List.of("vip.branch", "vip.billing_load", "vip.erased_invoice"));
    }
}
