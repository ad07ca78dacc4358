package vip.approvals.erasure;

import java.util.List;

/**
 * What a module keeps about clients. Each module with tables declares a bean, with {@code @Order}: rows that refer to
 * others are erased before those, so a module comes before the ones that it builds on.
 *
 * @param obstacles queries that return a sentence for each reason why the client cannot be erased now; they know
 *     {@code :client}, {@code :known} and {@code :today}
 * @param knownBy queries that return whatever else the client is known by: names, numbers, addresses
 * @param tables with personal data, in the order in which they are erased
 * @param others tables of the module that hold nothing personal, so that a new one is not forgotten
 */
public record PersonalData(
        List<String> obstacles, List<String> knownBy, List<PersonalTable> tables, List<String> others) {}
