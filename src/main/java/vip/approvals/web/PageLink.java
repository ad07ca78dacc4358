package vip.approvals.web;

import java.util.function.Predicate;
import vip.approvals.engine.CurrentPerson;

/**
 * A page of the product, for the links on its pages and in Tasklist. Each module with pages declares a bean for each.
 *
 * @param isFor whether the person who is logged in may open it; the page itself asks again
 */
public record PageLink(String path, String title, Predicate<CurrentPerson> isFor) {}
