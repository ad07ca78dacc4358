package vip.approvals.onboarding;

import java.util.Map;
import vip.approvals.engine.RefusedException;

/** Moves the process of a client to another step. */
public interface ClientMoves {

    Map<String, Object> variables(String instance);

    /**
     * Everything that the instance has open ends, an issuance of a card that it has called included; it goes on at the
     * start.
     *
     * @throws RefusedException if somebody else moves it at the same moment, or a step cannot begin
     */
    void move(String instance, MoveTarget.Start start);

    /** What people have typed into forms of the client's tasks that are no more is forgotten. */
    void forgetDrafts(String client);

    /** The same for everybody: a task may have ended by itself, as with a card that is lost. */
    void forgetLostDrafts();
}
