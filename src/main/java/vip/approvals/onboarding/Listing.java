package vip.approvals.onboarding;

import java.util.List;
import vip.approvals.engine.RefusedException;
import vip.approvals.web.Texts;

/**
 * One page of something long.
 *
 * @param matching how many the query finds in all
 * @param page from 0
 * @param rows at most {@link #PAGE}
 */
record Listing<T>(int matching, int page, int pages, List<T> rows) {

    static final int PAGE = 50;

    /**
     * How a page is chosen.
     *
     * @param text part of a client's number or name; empty for all
     * @param show ONBOARDING (those who are received at present), OTHERS, or empty
     * @param manager whose clients; null where that does not matter
     * @param page from 0, which is also the default
     */
    record Query(String text, String show, String manager, Integer page) {

        Query {
            text = text == null || text.isBlank() ? "" : Texts.require("The search text", text, 100);
            show = show == null ? "" : show;
            page = page == null ? 0 : page;
            if (page < 0 || page > 1_000_000) {
                throw new RefusedException("There is no page %d.".formatted(page));
            }
        }

        /** The page itself, or the last one if there are fewer. */
        int within(int matching) {
            return Math.max(0, Math.min(page, pages(matching) - 1));
        }
    }

    static <T> Listing<T> of(int matching, int page, List<T> rows) {
        return new Listing<>(matching, page, pages(matching), rows);
    }

    private static int pages(int matching) {
        return (matching + PAGE - 1) / PAGE;
    }
}
