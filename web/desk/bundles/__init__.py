"""Pages where managers bundle needs: proposals, the board of one bundle, invitations."""
