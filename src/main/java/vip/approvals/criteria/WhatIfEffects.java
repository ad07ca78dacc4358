package vip.approvals.criteria;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What follows, by branch and by tier.
 *
 * @param branches in their order, then the total with the branch null
 */
public record WhatIfEffects(List<WhatIf.Group> groups, List<Effect> branches) {

    /** Tiers as pages name them; who is not eligible stands under {@link #NONE}. */
    public static final String NONE = "–";

    private static final List<String> STANDINGS = List.of(NONE, "T1", "T2", "T3");

    /**
     * @param enter who becomes eligible, and {@code leave}: who ceases to be; {@code up} and {@code down} change the tier
     * @param cards of those who enter, who has no status: a card for each that the lists bring
     * @param notices of those who leave, who has the status: a notice for each that goes on failing (SIB-22)
     * @param spared VIPs who fail now and would not any more
     */
    public record Effect(
            String branch,
            long clients,
            long enter,
            long leave,
            long up,
            long down,
            long cards,
            long notices,
            long spared) {}

    static WhatIfEffects of(List<WhatIf.Group> groups, List<String> branches) {
        List<Effect> effects = Stream.concat(
                        branches.stream()
                                .map(branch -> effect(
                                        branch,
                                        groups.stream()
                                                .filter(group -> group.branch().equals(branch))
                                                .toList())),
                        Stream.of(effect(null, groups)))
                .toList();
        return new WhatIfEffects(groups, effects);
    }

    public List<String> standings() {
        return STANDINGS;
    }

    /** How many clients stand where now and then: the first key is what they are now. */
    public Map<String, Map<String, Long>> moves() {
        Map<String, Map<String, Long>> moves = new LinkedHashMap<>();
        for (String before : STANDINGS) {
            Map<String, Long> to = new LinkedHashMap<>();
            for (String after : STANDINGS) {
                to.put(
                        after,
                        sum(
                                groups,
                                group -> standing(group.before()).equals(before)
                                        && standing(group.after()).equals(after)));
            }
            moves.put(before, to);
        }
        return moves;
    }

    private static Effect effect(String branch, List<WhatIf.Group> groups) {
        Predicate<WhatIf.Group> enters = group -> group.before() == null && group.after() != null;
        Predicate<WhatIf.Group> leaves = group -> group.before() != null && group.after() == null;
        return new Effect(
                branch,
                sum(groups, group -> true),
                sum(groups, enters),
                sum(groups, leaves),
                sum(groups, group -> compare(group) > 0),
                sum(groups, group -> compare(group) < 0),
                sum(groups, enters.and(group -> !group.vip())),
                sum(groups, leaves.and(WhatIf.Group::vip)),
                sum(groups, enters.and(WhatIf.Group::vip)));
    }

    private static int compare(WhatIf.Group group) {
        return group.before() == null || group.after() == null
                ? 0
                : group.after().compareTo(group.before());
    }

    private static long sum(List<WhatIf.Group> groups, Predicate<WhatIf.Group> which) {
        return groups.stream().filter(which).mapToLong(WhatIf.Group::clients).sum();
    }

    private static String standing(String tier) {
        return tier == null ? NONE : tier;
    }
}
